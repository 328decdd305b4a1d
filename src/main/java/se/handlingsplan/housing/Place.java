package se.handlingsplan.housing;

import java.util.List;
import se.handlingsplan.shared.AgencyId;

/**
 * A room or flat of a shelter where one case's people can live for a time.
 *
 * @param id token
 * @param name what the shelter calls it; never an address
 * @param shelter the agency that runs it
 * @param kind as in the decision table {@code housing-type}, e.g. {@code shelteredWomen}
 * @param targetGroup {@code women}, {@code men}, {@code everybody}, {@code families} or {@code children}
 * @param languages that the staff speaks, codes of ISO 639
 * @param accessible with a wheelchair
 * @param pricePerDay SEK
 */
public record Place(
        String id,
        String name,
        AgencyId shelter,
        String kind,
        String targetGroup,
        int beds,
        String municipality,
        List<String> languages,
        boolean accessible,
        int pricePerDay) {

    public Place {
        languages = List.copyOf(languages);
    }
}

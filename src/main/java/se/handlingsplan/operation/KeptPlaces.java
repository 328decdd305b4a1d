package se.handlingsplan.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.handlingsplan.housing.Place;

/**
 * The places kept for an operation, to be given out one by one. A child, or somebody who may be one, gets no place among
 * adults; a place for everybody is kept back as long as one for the person's own group is left.
 */
final class KeptPlaces {

    private static final String EVERYBODY = "everybody";

    private final List<Place> left;

    KeptPlaces(List<Place> kept) {
        left = new ArrayList<>(kept);
    }

    /** Empty when none fits. */
    Optional<Place> takeFor(Met person) {
        List<String> groups = groups(person);
        Optional<Place> place = left.stream()
                .filter(candidate -> groups.contains(candidate.targetGroup()))
                .min(Comparator.comparingInt((Place candidate) -> groups.indexOf(candidate.targetGroup()))
                        .thenComparing(candidate -> !candidate.languages().contains(person.languages())));
        place.ifPresent(left::remove);
        return place;
    }

    private static List<String> groups(Met person) {
        if (!person.isAdult()) {
            return List.of("children");
        }
        return switch (person.sex() == null ? "" : person.sex()) {
            case "woman" -> List.of("women", EVERYBODY);
            case "man" -> List.of("men", EVERYBODY);
            default -> List.of(EVERYBODY);
        };
    }
}

package se.handlingsplan.housing;

import org.springframework.stereotype.Component;
import se.handlingsplan.shared.Texts;

/** Says in a line what a place is like, for whoever has to choose one; never where it lies. */
@Component
public class PlaceWording {

    private final Texts texts;

    PlaceWording(Texts texts) {
        this.texts = texts;
    }

    /** E.g. name, kind, beds, municipality, languages. */
    public String of(Place place) {
        String text = texts.get(
                "housing.place",
                place.name(),
                texts.get("housing.kind." + place.kind()),
                place.beds(),
                place.municipality(),
                String.join(", ", place.languages()));
        return place.accessible() ? texts.get("housing.place.accessible", text) : text;
    }
}

package se.handlingsplan.housing;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.AgencyId;

/** Offers the demo's places, which are invented, at each start; what is reserved in them stays. */
@Component
@ConditionalOnProperty("handlingsplan.demo.enabled")
class DemoPlaces {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Places places;

    DemoPlaces(Places places) {
        this.places = places;
    }

    @PostConstruct
    void offer() {
        try (var file = new InputStreamReader(
                        new ClassPathResource("demo/places.csv").getInputStream(), StandardCharsets.UTF_8);
                var rows = FORMAT.parse(file)) {
            rows.forEach(row -> places.offer(place(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the demo's places", e);
        }
    }

    private static Place place(CSVRecord row) {
        return new Place(
                row.get("id"),
                row.get("name"),
                new AgencyId(row.get("shelter")),
                row.get("kind"),
                row.get("targetGroup"),
                Integer.parseInt(row.get("beds")),
                row.get("municipality"),
                List.of(row.get("languages").split(" ", -1)),
                Boolean.parseBoolean(row.get("accessible")),
                Integer.parseInt(row.get("pricePerDay")));
    }
}

package se.handlingsplan.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form, as much of it as those who fill its options or take its answer need to know.
 *
 * @param key the field's key, lowerCamel
 * @param label what the caseworker reads beside it, in the installation's language
 * @param valuesKey names the list from which the server fills the options; null where they stand in the form
 * @param properties what the form says about the field, e.g. {@code store}, {@code visibility}, {@code participant}
 */
public record Field(String key, String label, @Nullable String valuesKey, Map<String, String> properties) {

    public Field {
        properties = Map.copyOf(properties);
    }
}

package se.handlingsplan.plan.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.answers.Unconverted;

/** Takes what a front door handed to the engine out of its wrapping, without ever deserializing an object. */
@Component
class SentValues {

    private final ObjectMapper json;

    SentValues(ObjectMapper json) {
        this.json = json;
    }

    Map<String, @Nullable Object> of(VariableMap sent) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (String key : sent.keySet()) {
            TypedValue typed = sent.getValueTyped(key);
            values.put(key, typed == null ? null : plain(typed));
        }
        return values;
    }

    private @Nullable Object plain(TypedValue typed) {
        if (typed instanceof SerializableValue serializable) {
            return serializable.getType() != null
                            && "json".equals(serializable.getType().getName())
                    ? list(serializable.getValueSerialized())
                    : unwrapped(serializable);
        }
        Object value = typed.getValue();
        if (value == null) {
            // a browser sends each question that was left open
            return null;
        }
        boolean plain = value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof java.util.Date
                || value instanceof java.util.Collection<?>
                || value instanceof Object[];
        return plain && (typed instanceof PrimitiveValue<?> || typed.getType() == null || isList(value))
                ? value
                : new Unconverted();
    }

    /** An object that Java code of ours handed over; one that came serialized stays closed. */
    private static Object unwrapped(SerializableValue value) {
        return value.isDeserialized() && isList(value.getValue()) ? value.getValue() : new Unconverted();
    }

    private static boolean isList(Object value) {
        return value instanceof java.util.Collection<?> || value instanceof Object[];
    }

    /** A checklist's ticked options, as the browser sends them. */
    private @Nullable Object list(@Nullable String serialized) {
        if (serialized == null || serialized.isBlank()) {
            return null;
        }
        try {
            JsonNode node = json.readTree(serialized);
            if (!node.isArray()) {
                return node.isNull() ? null : new Unconverted();
            }
            var items = new ArrayList<Object>();
            node.forEach(item -> items.add(item.isTextual() ? item.asText() : new Unconverted()));
            return items;
        } catch (JsonProcessingException e) {
            return new Unconverted();
        }
    }
}

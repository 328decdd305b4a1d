package se.handlingsplan.modelgate.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parsed {@code .form} file with its components in the order in which people meet them, groups before what is in them. */
public record FormFile(String path, JsonNode json, List<FormComponent> components) {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(60)
                            .maxStringLength(200_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int MOST_COMPONENTS = 1_000;

    static FormFile read(String path, byte[] content) throws Unreadable {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (IOException notJson) {
            throw new Unreadable("it is not JSON ("
                    + String.valueOf(notJson.getMessage()).lines().findFirst().orElse("") + ")");
        }
        if (!root.isObject()) {
            throw new Unreadable("it is not a JSON object");
        }
        var components = new ArrayList<FormComponent>();
        collect(root, components);
        if (components.size() > MOST_COMPONENTS) {
            throw new Unreadable("it has more than " + MOST_COMPONENTS + " components");
        }
        return new FormFile(path, root, List.copyOf(components));
    }

    private static void collect(JsonNode parent, List<FormComponent> components) {
        for (JsonNode child : parent.path("components")) {
            components.add(new FormComponent(child));
            collect(child, components);
        }
    }

    public String id() {
        return json.path("id").asText("");
    }

    /** The file's name without {@code .form}. */
    public String name() {
        return Model.stemOf(path);
    }

    public String token() {
        return Model.folderOf(path);
    }

    public Optional<FormComponent> byKey(String key) {
        return components.stream()
                .filter(component -> component.key().equals(key))
                .findFirst();
    }
}

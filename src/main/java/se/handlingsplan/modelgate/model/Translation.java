package se.handlingsplan.modelgate.model;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The Swedish texts of one file, from {@code <file>.sv.properties} in UTF-8.
 *
 * @param of path of the file whose texts these are
 * @param repeated keys that stand in the file more than once
 */
public record Translation(String path, String of, Map<String, String> texts, Set<String> repeated) {

    public static final String ENDING = ".sv.properties";

    static Translation read(String path, byte[] content) throws Unreadable {
        var texts = new LinkedHashMap<String, String>();
        var repeated = new LinkedHashSet<String>();
        var properties = new Properties() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (texts.put(String.valueOf(key), String.valueOf(value).strip()) != null) {
                    repeated.add(String.valueOf(key));
                }
                return value;
            }
        };
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            properties.load(new StringReader(text));
        } catch (CharacterCodingException notUtf8) {
            throw new Unreadable("it is not UTF-8");
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unreadable("it is not a properties file (" + broken.getMessage() + ")");
        }
        return new Translation(path, path.substring(0, path.length() - ENDING.length()), texts, repeated);
    }
}

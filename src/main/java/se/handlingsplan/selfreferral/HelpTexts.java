package se.handlingsplan.selfreferral;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the page says, in each language that it speaks. Swedish and English are ours; every other language must be checked by a
 * native speaker before an installation relies on it.
 */
@Component
class HelpTexts {

    /** In the order in which the page offers them. */
    static final List<String> LANGUAGES = List.of("sv", "en", "ro", "es", "ar", "uk", "th", "vi", "bg");

    private static final String OTHERWISE = "en";
    private static final String RIGHT_TO_LEFT = "ar";

    private final Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();

    HelpTexts() {
        LANGUAGES.forEach(language -> byLanguage.put(language, read(language)));
    }

    /** The texts of one language by their key. */
    Map<String, String> of(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    /** Each language's own name by its code. */
    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        byLanguage.forEach((language, texts) -> names.put(language, texts.getOrDefault("name", language)));
        return names;
    }

    static boolean isRightToLeft(String language) {
        return language.equals(RIGHT_TO_LEFT);
    }

    /** The language asked for, else the first that the browser prefers and we speak, else English. */
    static String choose(@Nullable String asked, List<Locale> preferred) {
        if (asked != null && LANGUAGES.contains(asked)) {
            return asked;
        }
        return preferred.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(OTHERWISE);
    }

    private static Map<String, String> read(String language) {
        var texts = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("help/" + language + ".properties").getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of the page help can't be read: " + language, e);
        }
        var byKey = new LinkedHashMap<String, String>();
        texts.stringPropertyNames().forEach(key -> byKey.put(key, texts.getProperty(key)));
        return Map.copyOf(byKey);
    }
}

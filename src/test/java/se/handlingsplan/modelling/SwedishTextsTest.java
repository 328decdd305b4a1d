package se.handlingsplan.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.VisibleTexts;

/** A Swedish text that is the English one has most often been forgotten. */
class SwedishTextsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** Words and names that are the same in both languages. */
    private static final Set<String> SAME = Set.of(
            "Barnahus",
            "Dari",
            "EU",
            "Film",
            "Illegal adoption",
            "Information",
            "Integration",
            "Man",
            "Mikamottagningen",
            "Period",
            "Plan",
            "Risk",
            "Stigma",
            "Stockholm",
            "Taxi",
            "man");

    /** Municipalities are not translated. */
    private static final Pattern NAMES = Pattern.compile("\\w*[mM]unicipality\\.values\\.\\d{4}");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]*");

    @Test
    void no_model_and_no_form_says_in_swedish_what_it_says_in_english() throws Exception {
        Model model = Model.read(ModelFiles.under(Path.of(".")));
        var english = new TreeMap<String, Map<String, String>>();
        model.processes().forEach(file -> english.put(file.path(), VisibleTexts.of(file)));
        model.forms().forEach(file -> english.put(file.path(), VisibleTexts.of(file)));
        model.decisions().forEach(file -> english.put(file.path(), VisibleTexts.of(file)));

        var same = new ArrayList<String>();
        model.translations().forEach(swedish -> swedish.texts()
                .forEach((key, text) -> note(
                        same,
                        swedish.path(),
                        key,
                        english.getOrDefault(swedish.of(), Map.of()).get(key),
                        text)));

        assertThat(model.translations()).isNotEmpty();
        assertThat(same).isEmpty();
    }

    @Test
    void no_message_says_in_swedish_what_it_says_in_english() throws Exception {
        var same = new ArrayList<String>();
        List<Path> swedish;
        try (Stream<Path> files = Files.list(MESSAGES)) {
            swedish = files.filter(file -> file.toString().endsWith("_sv.properties"))
                    .toList();
        }
        for (Path file : swedish) {
            Properties english =
                    read(file.resolveSibling(file.getFileName().toString().replace("_sv.", ".")));
            read(file)
                    .forEach((key, text) -> note(
                            same,
                            file.getFileName().toString(),
                            (String) key,
                            english.getProperty((String) key),
                            (String) text));
        }

        assertThat(swedish).hasSizeGreaterThan(5);
        assertThat(same).isEmpty();
    }

    private static void note(List<String> same, String file, String key, String english, String swedish) {
        if (swedish.equals(english)
                && !SAME.contains(swedish)
                && !NO_WORD.matcher(swedish).matches()
                && !NAMES.matcher(key).matches()) {
            same.add(file + ": " + key + "=" + swedish);
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}

package se.handlingsplan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.VisibleTexts;

/** Finds English on a page that should be Swedish: any text of models, forms, messages or Tasklist that Swedish hasn't too. */
final class LeftInEnglish {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/tasklist/locales/";

    /** All that can be read or is read aloud: text, placeholders, titles and labels of what can be seen. */
    private static final String SEEN = """
            () => {
              const seen = [document.title];
              for (const element of document.body.querySelectorAll('*')) {
                if (element.checkVisibility({visibilityProperty: true})) {
                  for (const node of element.childNodes) {
                    if (node.nodeType === Node.TEXT_NODE) seen.push(node.data);
                  }
                  for (const name of ['placeholder', 'title', 'aria-label', 'alt']) {
                    seen.push(element.getAttribute(name) ?? '');
                  }
                }
              }
              return seen;
            }""";

    private static final Set<String> FORM_JS = Set.of(
            "Search", "Select", "No results", "Field is required.", "yyyy-mm-dd", "hh:mm", "November", "Mon", "Month");

    private final Set<String> english = new HashSet<>(FORM_JS);
    private final Set<String> swedish = new HashSet<>();

    LeftInEnglish() throws IOException {
        Model model = Model.read(ModelFiles.under(Path.of(".")));
        model.processes().forEach(file -> english.addAll(VisibleTexts.of(file).values()));
        model.forms().forEach(file -> english.addAll(VisibleTexts.of(file).values()));
        model.translations().forEach(file -> swedish.addAll(file.texts().values()));
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                (file.toString().endsWith("_sv.properties") ? swedish : english).addAll(values(file));
            }
        }
        labels("en.json").forEach(label -> english.add(label.asText().strip()));
        labels("sv.json").forEach(label -> swedish.add(label.asText().strip()));
        english.removeAll(swedish);
        english.remove("");
    }

    /** Whether this is a text of ours in English. */
    boolean is(String text) {
        return english.contains(text.strip());
    }

    /** The English texts on a page. */
    Set<String> on(Page page) {
        var found = new TreeSet<String>();
        ((List<?>) page.evaluate(SEEN))
                .stream().map(text -> ((String) text).strip()).filter(this::is).forEach(found::add);
        return found;
    }

    private static Set<String> values(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var values = new HashSet<String>();
        properties.values().forEach(value -> values.add(((String) value).strip()));
        return values;
    }

    private static JsonNode labels(String file) throws IOException {
        String text = new ClassPathResource(LOCALES + file).getContentAsString(StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(text.replace("\uFEFF", "")).path("labels");
    }
}

package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import se.handlingsplan.shared.Texts;

/** Tasklist and our pages say the same things in both languages. */
class TasklistTextsTest {

    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/tasklist/locales/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void swedish_has_a_text_for_every_one_that_tasklist_ships_and_no_other() throws IOException {
        assertThat(names(file("sv.json").get("labels")))
                .isEqualTo(names(file("en.json").get("labels")));
        for (String part : names(file("en.json").get("dateLocales"))) {
            var english = file("en.json").get("dateLocales").get(part);
            var swedish = file("sv.json").get("dateLocales").get(part);
            assertThat(names(swedish)).as(part).isEqualTo(names(english));
            assertThat(swedish.size()).as(part).isEqualTo(english.size());
        }
    }

    @Test
    void swedish_fills_in_what_the_english_text_fills_in() throws IOException {
        var placeholder = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
        var english = file("en.json").get("labels");
        var swedish = file("sv.json").get("labels");
        for (String key : names(english)) {
            assertThat(placeholder
                            .matcher(swedish.get(key).asText())
                            .results()
                            .map(found -> found.group(1))
                            .sorted())
                    .as(key)
                    .containsExactlyElementsOf(placeholder
                            .matcher(english.get(key).asText())
                            .results()
                            .map(found -> found.group(1))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void swedish_leaves_nothing_empty_that_english_says_but_the_advertisement() throws IOException {
        var english = file("en.json").get("labels");
        var swedish = file("sv.json").get("labels");
        for (String key : names(english)) {
            if (!key.equals("BANNER_CE_EOL_TEXT") && !english.get(key).asText().isEmpty()) {
                assertThat(swedish.get(key).asText()).as(key).isNotBlank();
            }
        }
    }

    @Test
    void english_is_reworded_only_where_tasklist_has_a_text() throws IOException {
        var served = JSON.readTree(new TasklistTextsController(JSON).english()).get("labels");
        assertThat(names(served)).isEqualTo(names(file("en.json").get("labels")));
        assertThat(served.get("COMPLETE_ERROR").asText()).isEqualTo("The task could not be completed");
        assertThat(served.get("BANNER_CE_EOL_TEXT").asText()).isEmpty();
    }

    @Test
    void the_configuration_offers_the_installations_language_alone() throws IOException {
        for (String language : new String[] {"en", "sv"}) {
            String script = new TasklistConfigController(texts(language), JSON).config();
            assertThat(script).startsWith("export default {").endsWith("};\n");
            JsonNode config = JSON.readTree(script.substring("export default ".length(), script.length() - 2));
            assertThat(config.at("/locales/fallbackLocale").asText()).isEqualTo(language);
            assertThat(config.at("/locales/availableLocales")).hasSize(1);
            assertThat(config.at("/handlingsplan/language").asText()).isEqualTo(language);
            assertThat(config.at("/app/name").asText()).isEqualTo(language.equals("sv") ? "Uppgifter" : "Tasks");
        }
    }

    @Test
    void our_own_pages_have_every_text_in_both_languages() throws IOException {
        var english = bundle("messages/platform.properties");
        var swedish = bundle("messages/platform_sv.properties");
        assertThat(new TreeSet<>(swedish.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    private static Texts texts(String language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/platform");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Texts(messages, Locale.forLanguageTag(language));
    }

    private static JsonNode file(String name) throws IOException {
        String text = new ClassPathResource(LOCALES + name).getContentAsString(StandardCharsets.UTF_8);
        return JSON.readTree(text.replace("\uFEFF", ""));
    }

    private static TreeSet<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Properties bundle(String name) throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource(name));
    }
}

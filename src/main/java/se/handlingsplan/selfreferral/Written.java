package se.handlingsplan.selfreferral;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person filled in on the page, reduced to what the page asks. */
final class Written {

    static final String MESSAGE = "messageFromPerson";
    static final String LANGUAGE = "languages";

    /** What each choice offers, in the page's order. */
    static final Map<String, List<String>> CHOICES = Map.of(
            "inDangerNow",
            List.of("yes", "no", "unsure"),
            "whoWrites",
            List.of("myself", "friend", "professional"),
            "under18",
            List.of("yes", "no", "doesNotWantToSay"),
            "howToReach",
            List.of("phone", "sms", "email", "returnCode", "iComeToYou"),
            "workerSexPreferred",
            List.of("woman", "man", "noPreference"),
            "stayMunicipality",
            List.copyOf(Municipalities.NAMES.keySet()),
            LANGUAGE,
            List.copyOf(Languages.NAMES.keySet()));

    static final Map<String, List<String>> CHECKLISTS = Map.of(
            "needs", List.of("safePlace", "talk", "doctor", "lawyer", "goHome", "money", "dontKnow"),
            "safeTimes", List.of("morning", "day", "evening", "night"));

    /** The longest that each text may be. */
    static final Map<String, Integer> TEXTS = Map.of(MESSAGE, 5000, "contactWay", 1000);

    /** Keyboards of languages that are written from right to left add these by themselves; the case record refuses them. */
    private static final Pattern DIRECTION_MARKS =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private final Map<String, Object> answers = new LinkedHashMap<>();

    private Written() {}

    static Written nothing() {
        return new Written();
    }

    /** @param parameters by name, as the browser sent them; what the page doesn't ask is left out */
    static Written of(Map<String, String[]> parameters) {
        var written = new Written();
        CHOICES.forEach((key, options) -> sent(parameters, key).stream()
                .filter(options::contains)
                .findFirst()
                .ifPresent(option -> written.answers.put(key, option)));
        CHECKLISTS.forEach((key, options) -> {
            Set<String> ticked = Set.copyOf(sent(parameters, key));
            List<String> known = options.stream().filter(ticked::contains).toList();
            if (!known.isEmpty()) {
                written.answers.put(key, known);
            }
        });
        TEXTS.keySet().forEach(key -> sent(parameters, key).stream()
                .map(text -> DIRECTION_MARKS.matcher(text).replaceAll("").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> written.answers.put(key, text)));
        return written;
    }

    private static List<String> sent(Map<String, String[]> parameters, String key) {
        String[] values = parameters.get(key);
        return values == null ? List.of() : Arrays.asList(values);
    }

    /** As the start form takes them. */
    Map<String, Object> answers() {
        return Map.copyOf(answers);
    }

    /** The answers to these fields alone. */
    Map<String, Object> answers(String... keys) {
        var some = new LinkedHashMap<>(answers);
        some.keySet().retainAll(List.of(keys));
        return some;
    }

    /** What stands in a text field or is chosen; empty when nothing is. */
    public String text(String key) {
        return answers.get(key) instanceof String text ? text : "";
    }

    /** Whether an option is chosen or ticked. */
    public boolean has(String key, String option) {
        @Nullable Object answer = answers.get(key);
        return option.equals(answer) || (answer instanceof List<?> ticked && ticked.contains(option));
    }
}

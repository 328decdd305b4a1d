package se.handlingsplan.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.Texts;

/** Writes out, in the installation's language, the facts that stand at the head of each form that leads to a contact. */
@Component
public class ContactWords {

    private static final String LANGUAGES = "languages";
    private static final Set<String> CODED = Set.of(LANGUAGES, "interpreterNeeded", "workerSexPreferred", "safeTimes");
    private static final Set<String> NOT_IN_THE_PLATFORM = Set.of("prs", "other");

    private final Texts texts;

    ContactWords(Texts texts) {
        this.texts = texts;
    }

    /** The answer in words, e.g. {@code ro} as Romanian; unchanged where the field's answers are words already. */
    public Object written(String key, Object answer) {
        if (!CODED.contains(key)) {
            return answer;
        }
        String words = answer instanceof List<?> chosen
                ? chosen.stream().map(code -> word(key, code.toString())).collect(Collectors.joining(", "))
                : word(key, answer.toString());
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(texts.locale()) + words.substring(1);
    }

    private String word(String key, String code) {
        return key.equals(LANGUAGES) && !NOT_IN_THE_PLATFORM.contains(code)
                ? Locale.forLanguageTag(code).getDisplayLanguage(texts.locale())
                : texts.get("plan.contact." + code);
    }
}

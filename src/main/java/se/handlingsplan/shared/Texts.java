package se.handlingsplan.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The product's own texts in the language of this installation. */
public class Texts {

    private final MessageSource messages;
    private final Locale locale;

    public Texts(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * The text of a key with its arguments put in.
     *
     * @param key starts with the module's name, e.g. {@code plan.answer.required}
     * @throws org.springframework.context.NoSuchMessageException when no bundle has the key
     */
    public String get(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The text of a key; null when no bundle has it. */
    public @Nullable String find(String key) {
        return messages.getMessage(key, null, null, locale);
    }

    public Locale locale() {
        return locale;
    }

    /** {@code en} or {@code sv}. */
    public String language() {
        return locale.getLanguage();
    }
}

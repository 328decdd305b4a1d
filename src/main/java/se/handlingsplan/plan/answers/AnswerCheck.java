package se.handlingsplan.plan.answers;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;
import se.handlingsplan.plan.Option;
import se.handlingsplan.shared.Texts;

/**
 * Checks answers against the form they were given to. The browser checks too, but only for those who use a browser.
 * All that is wrong is said at once.
 */
@Component
public class AnswerCheck {

    private static final ZoneId ZONE = Cases.ZONE;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final Pattern HARMLESS_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    /** Characters that turn the direction of writing: what a reader sees is then not what was written. */
    private static final Pattern BIDI = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private final Conditions conditions;
    private final Choices choices;
    private final Sinks sinks;
    private final Texts texts;
    private final Clock clock;

    AnswerCheck(Conditions conditions, Choices choices, Sinks sinks, Texts texts, Clock clock) {
        this.conditions = conditions;
        this.choices = choices;
        this.sinks = sinks;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Checks what was sent.
     *
     * @param sent by field key: String, Boolean, Number, java.util.Date, a collection or array of Strings, {@link Unconverted} or null
     * @param shown known values of the form's read-only fields, for its conditions
     * @throws InvalidAnswers when anything is wrong
     */
    public CheckedAnswers check(
            Form form,
            Map<String, ? extends @Nullable Object> sent,
            Map<String, ? extends @Nullable Object> shown,
            AnswerContext context) {
        var wrong = new LinkedHashMap<String, Violation>();
        var values = new LinkedHashMap<FormField, @Nullable Object>();
        for (FormField field : form.fields()) {
            if (field.takesAnswer()) {
                values.put(field, converted(field, sent.get(field.key()), wrong));
            }
        }
        Set<FormField> hidden = hidden(form, values, shown);
        hidden.forEach(field -> wrong.remove(field.key()));
        values.keySet().removeAll(hidden);
        values.forEach((field, value) -> {
            if (!wrong.containsKey(field.key())) {
                limits(field, value, context, wrong);
            }
        });
        unknownKeys(form, sent, wrong);
        var checked = new CheckedAnswers(form, values, hidden);
        reasons(checked, shown, wrong);
        if (wrong.isEmpty()) {
            askSinks(checked, context, wrong);
        }
        if (!wrong.isEmpty()) {
            throw invalid(form, wrong);
        }
        return checked;
    }

    private record Violation(String label, String text) {}

    private InvalidAnswers invalid(Form form, Map<String, Violation> wrong) {
        var message = new StringBuilder(texts.get("plan.answer.invalid"));
        var fields = new LinkedHashMap<String, String>();
        // in the order of the form, then what the form doesn't know
        var order =
                new LinkedHashSet<>(form.fields().stream().map(FormField::key).toList());
        order.addAll(wrong.keySet());
        for (String key : order) {
            Violation violation = wrong.get(key);
            if (violation != null) {
                message.append("\n• ").append(violation.label()).append(": ").append(violation.text());
                fields.put(key, violation.text());
            }
        }
        return new InvalidAnswers(message.toString(), fields);
    }

    private void unknownKeys(Form form, Map<String, ? extends @Nullable Object> sent, Map<String, Violation> wrong) {
        Set<String> known = form.keys();
        for (String key : sent.keySet()) {
            if (!known.contains(key)) {
                // the key is the sender's own text: it may hold anything
                String shown = HARMLESS_KEY.matcher(key).matches() ? key : "?";
                wrong.put(shown, new Violation(shown, texts.get("plan.answer.unknown")));
            }
        }
    }

    private void askSinks(CheckedAnswers checked, AnswerContext context, Map<String, Violation> wrong) {
        for (Map.Entry<FieldSink, List<FieldAnswer>> asked :
                sinks.concerned(checked.answered()).entrySet()) {
            asked.getKey()
                    .check(asked.getValue(), context)
                    .forEach((key, text) -> wrong.put(key, new Violation(label(checked.form(), key), text)));
        }
    }

    /** Whoever decides otherwise than was proposed says why. */
    private void reasons(
            CheckedAnswers checked, Map<String, ? extends @Nullable Object> shown, Map<String, Violation> wrong) {
        for (DecidedAnswer decided : DecidedAnswer.in(checked, shown)) {
            String key = decided.reasonsKey();
            if (key != null && decided.differs() && checked.answer(key) == null) {
                String proposed = decided.proposed().toString();
                String words =
                        optionLabel(checked.form(), decided.answer().field().key(), proposed);
                wrong.putIfAbsent(
                        key, new Violation(label(checked.form(), key), texts.get("plan.answer.differs", words)));
            }
        }
    }

    private static String label(Form form, String key) {
        return form.field(key).map(field -> field.field().label()).orElse(key);
    }

    private static String optionLabel(Form form, String key, String value) {
        return form.field(key).stream()
                .flatMap(field -> field.options().stream())
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    // hidden -------------------------------------------------------------------------------------

    /** A condition sees nothing of a hidden field, so hiding one may hide or show another: goes round until nothing changes. */
    private Set<FormField> hidden(
            Form form, Map<FormField, @Nullable Object> values, Map<String, ? extends @Nullable Object> shown) {
        Set<FormField> hidden = Set.of();
        for (int round = 0; round <= form.fields().size(); round++) {
            var known = new LinkedHashMap<String, @Nullable Object>();
            for (FormField field : form.fields()) {
                known.put(field.key(), hidden.contains(field) ? null : seen(field, values, shown));
            }
            Set<FormField> next = new LinkedHashSet<>();
            for (FormField field : values.keySet()) {
                if (field.hiddenWhen().stream().anyMatch(condition -> conditions.holds(condition, known))) {
                    next.add(field);
                }
            }
            if (next.equals(hidden)) {
                return hidden;
            }
            hidden = next;
        }
        return hidden;
    }

    private static @Nullable Object seen(
            FormField field, Map<FormField, @Nullable Object> values, Map<String, ? extends @Nullable Object> shown) {
        if (!field.takesAnswer()) {
            return shown.get(field.key());
        }
        Object value = values.get(field);
        if (value == null && field.kind() == Kind.CHECKBOX) {
            return false;
        }
        return value;
    }

    // type ---------------------------------------------------------------------------------------

    /** The answer in the field's own type; null when there is none or it is wrong, which is then noted. */
    private @Nullable Object converted(FormField field, @Nullable Object sent, Map<String, Violation> wrong) {
        if (sent == null || (sent instanceof String text && text.isBlank())) {
            return null;
        }
        Object value =
                switch (field.kind()) {
                    case TEXT, TEXTAREA, CHOICE -> sent instanceof String text ? text : null;
                    case CHECKBOX -> sent instanceof Boolean ? sent : null;
                    case NUMBER -> number(field, sent);
                    case DATE -> date(sent);
                    case DATE_TIME -> dateTime(sent);
                    case CHECKLIST -> ticked(sent);
                };
        if (value == null) {
            String key =
                    switch (field.kind()) {
                        case NUMBER -> "plan.answer.number";
                        case DATE -> "plan.answer.date";
                        case DATE_TIME -> "plan.answer.dateTime";
                        default -> "plan.answer.type";
                    };
            note(field, texts.get(key), wrong);
        }
        return value instanceof List<?> list && list.isEmpty() ? null : value;
    }

    private static @Nullable Object number(FormField field, Object sent) {
        BigDecimal number;
        try {
            if (sent instanceof Number plain) {
                number = new BigDecimal(plain.toString());
            } else if (sent instanceof String text && field.limits().serializedAsText() && text.length() <= 40) {
                number = new BigDecimal(text.strip());
            } else {
                return null;
            }
        } catch (NumberFormatException e) {
            return null;
        }
        if (number.precision() - number.scale() > 15 || number.scale() > 15) {
            return null;
        }
        Integer decimals = field.limits().decimals();
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        if (!whole || (decimals != null && decimals > 0)) {
            return number.doubleValue();
        }
        long value = number.longValueExact();
        return value == (int) value ? Integer.valueOf((int) value) : (Object) value;
    }

    private static @Nullable String date(Object sent) {
        if (sent instanceof Date instant) {
            return LocalDate.ofInstant(instant.toInstant(), ZONE).toString();
        }
        try {
            return sent instanceof String text ? LocalDate.parse(text).toString() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String dateTime(Object sent) {
        if (sent instanceof Date instant) {
            return instant.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
        }
        try {
            return sent instanceof String text
                    ? OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toInstant()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable List<String> ticked(Object sent) {
        Collection<?> items;
        if (sent instanceof Collection<?> collection) {
            items = collection;
        } else if (sent instanceof Object[] array) {
            items = List.of(array);
        } else {
            return null;
        }
        var ticked = new LinkedHashSet<String>();
        for (Object item : items) {
            if (!(item instanceof String text)) {
                return null;
            }
            ticked.add(text);
        }
        return new ArrayList<>(ticked);
    }

    // limits -------------------------------------------------------------------------------------

    private void limits(FormField field, @Nullable Object value, AnswerContext context, Map<String, Violation> wrong) {
        if (value == null || (field.kind() == Kind.CHECKBOX && Boolean.FALSE.equals(value))) {
            if (field.limits().required()) {
                note(field, texts.get("plan.answer.required"), wrong);
            }
            return;
        }
        switch (field.kind()) {
            case TEXT, TEXTAREA -> text(field, (String) value, wrong);
            case NUMBER -> range(field, new BigDecimal(value.toString()), wrong);
            case CHOICE -> option(field, List.of((String) value), context, wrong);
            case CHECKLIST ->
                option(field, ((List<?>) value).stream().map(String.class::cast).toList(), context, wrong);
            case DATE -> day(field, LocalDate.parse((String) value), wrong);
            case DATE_TIME -> day(field, LocalDate.ofInstant(java.time.Instant.parse((String) value), ZONE), wrong);
            case CHECKBOX -> {
                // yes or no: nothing more to say
            }
        }
    }

    private void text(FormField field, String text, Map<String, Violation> wrong) {
        Limits limits = field.limits();
        if (limits.maxLength() != null && text.length() > limits.maxLength()) {
            note(field, texts.get("plan.answer.tooLong", limits.maxLength()), wrong);
        } else if (limits.minLength() != null && text.length() < limits.minLength()) {
            note(field, texts.get("plan.answer.tooShort", limits.minLength()), wrong);
        } else if (!isWritten(text, field.kind() == Kind.TEXTAREA)) {
            note(field, texts.get("plan.answer.control"), wrong);
        } else if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            note(field, texts.get("plan.answer.pattern"), wrong);
        }
    }

    /** Whether the text has only characters that a person writes: no control or turning ones, no half characters. */
    private static boolean isWritten(String text, boolean lines) {
        if (BIDI.matcher(text).find()) {
            return false;
        }
        return text.codePoints().allMatch(point -> {
            if (lines && (point == '\n' || point == '\r' || point == '\t')) {
                return true;
            }
            int type = Character.getType(point);
            return type != Character.CONTROL && type != Character.SURROGATE;
        });
    }

    private void range(FormField field, BigDecimal number, Map<String, Violation> wrong) {
        Limits limits = field.limits();
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            note(field, texts.get("plan.answer.tooSmall", limits.min().toPlainString()), wrong);
        } else if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            note(field, texts.get("plan.answer.tooLarge", limits.max().toPlainString()), wrong);
        } else if (limits.decimals() != null && number.stripTrailingZeros().scale() > limits.decimals()) {
            note(
                    field,
                    limits.decimals() == 0
                            ? texts.get("plan.answer.whole")
                            : texts.get("plan.answer.decimals", limits.decimals()),
                    wrong);
        }
    }

    private void option(FormField field, List<String> chosen, AnswerContext context, Map<String, Violation> wrong) {
        String valuesKey = field.field().valuesKey();
        boolean all = chosen.stream()
                .allMatch(value -> valuesKey != null
                        ? choices.accepts(valuesKey, value, context)
                        : field.options().stream()
                                .anyMatch(option -> option.value().equals(value)));
        if (!all) {
            note(field, texts.get("plan.answer.option"), wrong);
        }
    }

    private void day(FormField field, LocalDate day, Map<String, Violation> wrong) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            note(field, texts.get("plan.answer.date"), wrong);
        } else if (field.limits().notBeforeToday() && day.isBefore(LocalDate.ofInstant(clock.instant(), ZONE))) {
            note(field, texts.get("plan.answer.passed"), wrong);
        }
    }

    private static void note(FormField field, String text, Map<String, Violation> wrong) {
        wrong.put(
                field.key(), new Violation(Objects.requireNonNull(field.field().label()), text));
    }
}

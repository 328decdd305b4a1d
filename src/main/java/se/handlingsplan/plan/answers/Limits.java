package se.handlingsplan.plan.answers;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a form demands of one field's answer.
 *
 * @param maxLength in UTF-16 units, as the browser counts; has a value for every text, said in the form or not
 * @param decimals how many decimals a number may have; null when any
 * @param serializedAsText whether the browser sends the number as text
 * @param notBeforeToday whether a date must not have passed
 */
public record Limits(
        boolean required,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Pattern pattern,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        boolean serializedAsText,
        boolean notBeforeToday) {}

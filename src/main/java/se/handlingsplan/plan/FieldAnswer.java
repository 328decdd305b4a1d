package se.handlingsplan.plan;

/**
 * A field with the answer that was given to it, already checked against the form.
 *
 * @param value a String (texts, options, dates as {@code yyyy-MM-dd}, instants as ISO 8601), Boolean, Integer, Long, Double or, for
 *     a checklist, a {@code List<String>}
 */
public record FieldAnswer(Field field, Object value) {}

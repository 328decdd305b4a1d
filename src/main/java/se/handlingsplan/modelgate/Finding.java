package se.handlingsplan.modelgate;

/**
 * One thing that a model, decision, form or text does not keep to, with the way to mend it.
 *
 * @param rule number of the rule's sentence, e.g. {@code M12} or {@code M09b}; its page is {@code docs/rules/M12.md}
 * @param file path from the repository's root
 * @param element id, key or line in the file; the file's name where the whole file is meant
 * @param problem what is wrong, as a sentence
 * @param remedy what to do now, as a sentence
 */
public record Finding(String rule, String file, String element, String problem, String remedy, Severity severity) {

    /** Whether a model with this finding may run. */
    public enum Severity {
        /** The model must not run. */
        ERROR,
        /** The model may run; people will understand it less well than they could. */
        WARNING
    }

    /** The finding as people read it. */
    @Override
    public String toString() {
        return "%s %s %s [%s]: %s %s".formatted(severity, rule, file, element, problem, remedy);
    }
}

package se.handlingsplan.plan;

import java.util.Locale;

/** What a case is about. The number doesn't tell: whoever reads one by chance learns nothing. */
public enum CaseKind {
    /** A person; lives by the coordinating plan. */
    PERSON,
    /** A planned police operation, or a question that belongs to one: there is no person. */
    OPERATION;

    /** The process that such a case lives by; of a person's case only the main one. */
    String process() {
        return this == OPERATION ? "operation" : Cases.PLAN;
    }

    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaseKind of(String token) {
        return valueOf(token.toUpperCase(Locale.ROOT));
    }

    /** What a case is about that begins with the start form of a process. */
    public static CaseKind begunBy(String process) {
        return process.equals(OPERATION.process()) ? OPERATION : PERSON;
    }
}

package se.handlingsplan.plan.answers;

/** What sort of answer a field takes. */
public enum Kind {
    TEXT,
    TEXTAREA,
    NUMBER,
    CHECKBOX,
    CHOICE,
    CHECKLIST,
    DATE,
    DATE_TIME
}

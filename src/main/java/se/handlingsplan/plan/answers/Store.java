package se.handlingsplan.plan.answers;

/** Where a field says that its answer is kept. */
public enum Store {

    /** In a variable of the process, which may read it to find its way; also in the journal. */
    ROUTING,

    /** In the journal. */
    JOURNAL,

    /** With the person's identity, apart from the journal. */
    IDENTITY,

    /** Nowhere: it names the case that the form is about. */
    BUSINESS_KEY,

    /** Nowhere: the form shows what is known already. */
    SHOWN;

    static Store of(String token) {
        return switch (token) {
            case "routing" -> ROUTING;
            case "identity" -> IDENTITY;
            case "businessKey" -> BUSINESS_KEY;
            case "shown" -> SHOWN;
            default -> JOURNAL;
        };
    }
}

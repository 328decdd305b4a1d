package se.handlingsplan.plan.engine;

/** The variables that every process of a case has without a model saying so. */
final class SystemVariables {

    static final String CASE_NUMBER = "caseNumber";
    static final String LINE = "line";
    static final String RISK_LEVEL = "riskLevel";
    static final String NOT_ASSESSED = "notAssessed";

    /** By which edition of the rules entitlement is proposed: {@link #TODAY} or {@link #OF_2003}. */
    static final String ENTITLEMENT_EDITION = "entitlementEdition";

    static final String TODAY = "today";
    static final String OF_2003 = "2003";

    private SystemVariables() {}
}

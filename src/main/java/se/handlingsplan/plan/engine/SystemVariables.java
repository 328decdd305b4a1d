package se.handlingsplan.plan.engine;

/** The variables that every process of a case has without a model saying so. */
final class SystemVariables {

    static final String CASE_NUMBER = "caseNumber";
    static final String LINE = "line";
    static final String RISK_LEVEL = "riskLevel";
    static final String NOT_ASSESSED = "notAssessed";

    private SystemVariables() {}
}

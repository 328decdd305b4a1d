package se.handlingsplan.modelgate.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;

/** The names and tokens that several rules hold models against. */
final class Conventions {

    static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");

    /** Set by the system on each process instance of a case. */
    static final Set<String> SYSTEM_VARIABLES = Set.of("caseNumber", "line", "riskLevel", "entitlementEdition");

    static final Set<String> CLOCKS = Set.of("reflectionPeriod", "temporaryPermit");

    static final String DEADLINES = "deadlines";

    static final Map<String, List<String>> SYSTEM_VALUES = Map.of(
            "riskLevel",
            List.of("critical", "high", "medium", "low", "notAssessed"),
            "entitlementEdition",
            List.of("today", "2003"));

    private Conventions() {}

    /** A call activity that is drawn but whose line doesn't exist yet. */
    static boolean notYetOffered(FlowNode node) {
        return node.is("callActivity") && node.xml().property("offered").equals("false");
    }

    /** A start event without a trigger at the top of a process that people may start. */
    static boolean isStartedByPeople(BpmnFile file, FlowNode node) {
        return node.is("startEvent")
                && node.scope().owner().isEmpty()
                && node.xml().children().stream()
                        .noneMatch(child -> child.name().endsWith("EventDefinition"))
                && !node.scope().xml().get("camunda:isStartableInTasklist").equals("false");
    }
}

package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Model;

/** M14: the plan has an answer to what can happen to a person at any time. */
final class M14PlanEvents implements ModelRule {

    /** Event tokens with the letter of their sentence. */
    private static final Map<String, String> EVENTS = Map.of(
            "consent-withdrawn", "a",
            "person-missing", "b",
            "new-threat", "c",
            "found-to-be-child", "d",
            "moved-municipality", "e");

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            if (!file.token().equals("plan")) {
                continue;
            }
            EVENTS.forEach((event, sentence) -> {
                boolean handled = file.nodes()
                        .filter(node -> node.is("startEvent", "boundaryEvent"))
                        .filter(node -> node.is("boundaryEvent") || node.scope().startsByEvent())
                        .anyMatch(node -> file.messageOf(node).equals(event)
                                && !node.outgoing().isEmpty());
                if (!handled) {
                    findings.add(error(
                            sentence,
                            file.path(),
                            event,
                            "The plan does nothing when \"" + event + "\" is reported.",
                            "Add an event sub-process that starts with this message."));
                }
            });
        }
        return findings;
    }
}

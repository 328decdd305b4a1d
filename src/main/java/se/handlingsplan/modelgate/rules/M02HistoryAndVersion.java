package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.Model;

/** M02: a process says for how many days its history is kept and which version it is; a decision says the former. */
final class M02HistoryAndVersion implements ModelRule {

    private static final String REMEDY =
            "Write days, e.g. camunda:historyTimeToLive=\"P180D\"; the engine does not read P5Y or P6M.";

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (var file : model.processes()) {
            file.process().ifPresent(process -> {
                checkTimeToLive(file.path(), process.id(), process.xml().get("camunda:historyTimeToLive"), findings);
                if (!process.xml().get("camunda:versionTag").matches("\\d+\\.\\d+\\.\\d+")) {
                    findings.add(error(
                            "b",
                            file.path(),
                            process.id(),
                            "The process has no version tag of the form 1.0.0.",
                            "Set camunda:versionTag, and raise it with every change."));
                }
            });
        }
        for (var file : model.decisions()) {
            for (var decision : file.decisions()) {
                checkTimeToLive(file.path(), decision.id(), decision.xml().get("camunda:historyTimeToLive"), findings);
            }
        }
        return findings;
    }

    private void checkTimeToLive(String file, String element, String value, List<Finding> findings) {
        if (!value.matches("P[1-9]\\d{0,4}D")) {
            findings.add(error(
                    "a",
                    file,
                    element,
                    value.isEmpty()
                            ? "It does not say how long its history is kept."
                            : "The history's time to live \"" + value + "\" is not a number of days.",
                    REMEDY));
        }
    }
}

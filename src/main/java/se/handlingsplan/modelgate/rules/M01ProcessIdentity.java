package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.Scope;

/** M01: a process is named by one token: its id, its folder and its file; one executable process per file. */
final class M01ProcessIdentity implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            String token = file.token();
            if (!file.path().equals("processes/" + token + "/" + token + ".bpmn") || !token.matches("[a-z][a-z0-9]*")) {
                findings.add(error(
                        "a",
                        file.path(),
                        token,
                        "The file does not lie at processes/<token>/<token>.bpmn.",
                        "Give folder and file the line's token in lower-case letters."));
            }
            List<Scope> executable = file.processes().stream()
                    .filter(process -> process.xml().get("isExecutable").equals("true"))
                    .toList();
            if (executable.size() != 1) {
                findings.add(error(
                        "b",
                        file.path(),
                        token,
                        "The file has " + executable.size() + " executable processes.",
                        "Keep exactly one process with isExecutable=\"true\"."));
            }
            for (Scope process : executable) {
                if (!process.id().equals(token)) {
                    findings.add(error(
                            "c",
                            file.path(),
                            process.id(),
                            "The process id is not the token of its folder, \"" + token + "\".",
                            "Set the process id to \"" + token + "\"."));
                }
                String name = process.xml().get("name");
                if (name.isEmpty() || name.equals(process.id())) {
                    findings.add(error(
                            "d",
                            file.path(),
                            process.id(),
                            "The process has no name that people read.",
                            "Name it as the glossary does, e.g. \"Coordinating plan\"."));
                }
            }
        }
        return findings;
    }
}

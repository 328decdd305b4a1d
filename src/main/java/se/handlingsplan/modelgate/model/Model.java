package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.Finding.Severity;
import se.handlingsplan.modelgate.ModelFiles;

/** Everything that the rules look at: all files of a plan that could be read. */
public record Model(
        List<BpmnFile> processes,
        List<DecisionFile> decisions,
        List<FormFile> forms,
        List<Translation> translations,
        List<Finding> unreadable) {

    private static final int MOST_FILES = 5_000;

    /** Reads what can be read; what can't becomes a finding M00. */
    public static Model read(ModelFiles files) {
        var unreadable = new ArrayList<Finding>();
        var processes = new ArrayList<BpmnFile>();
        var decisions = new ArrayList<DecisionFile>();
        var forms = new ArrayList<FormFile>();
        var translations = new ArrayList<Translation>();
        int count = 0;
        for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
            String path = file.getKey();
            byte[] content = file.getValue();
            try {
                if (++count > MOST_FILES) {
                    throw new Unreadable("there are more than " + MOST_FILES + " files");
                }
                if (content.length > ModelFiles.LONGEST_FILE) {
                    throw new Unreadable("it is longer than " + ModelFiles.LONGEST_FILE + " bytes");
                }
                if (path.endsWith(".bpmn")) {
                    var process = BpmnFile.read(path, XmlFile.parse(content));
                    processes.add(process);
                    for (String id : process.repeatedIds()) {
                        unreadable.add(
                                finding(path, id, "More than one element has this id.", "Give each its own id."));
                    }
                    process.scopes()
                            .flatMap(scope -> scope.looseFlows().stream())
                            .forEach(flow -> unreadable.add(finding(
                                    path,
                                    flow.id(),
                                    "The flow's source or target is not in the same process or sub-process.",
                                    "Connect both ends.")));
                } else if (path.endsWith(".dmn")) {
                    decisions.add(DecisionFile.read(path, XmlFile.parse(content)));
                } else if (path.endsWith(".form")) {
                    forms.add(FormFile.read(path, content));
                } else if (path.endsWith(Translation.ENDING)) {
                    translations.add(Translation.read(path, content));
                } else {
                    throw new Unreadable("nobody knows its kind; only .bpmn, .dmn, .form and " + Translation.ENDING
                            + " belong here");
                }
            } catch (Unreadable problem) {
                unreadable.add(finding(
                        path,
                        stemOf(path),
                        "The file can't be read: " + problem.getMessage() + ".",
                        "Mend the file or take it away."));
            }
        }
        return new Model(
                List.copyOf(processes),
                List.copyOf(decisions),
                List.copyOf(forms),
                List.copyOf(translations),
                List.copyOf(unreadable));
    }

    private static Finding finding(String path, String element, String problem, String remedy) {
        return new Finding("M00", path, element, problem, remedy, Severity.ERROR);
    }

    /** The executable process with this id. */
    public Optional<BpmnFile> process(String id) {
        return processes.stream()
                .filter(file ->
                        file.process().map(process -> process.id().equals(id)).orElse(false))
                .findFirst();
    }

    /** The form that an element of a line refers to. */
    public Optional<FormFile> form(String token, String name) {
        String path = "forms/" + token + "/" + name + ".form";
        return forms.stream().filter(form -> form.path().equals(path)).findFirst();
    }

    /** The form that a task or start event shows; empty when it has none or the file is missing. */
    public Optional<FormFile> formOf(BpmnFile file, FlowNode node) {
        return form(file.token(), node.xml().get("camunda:formRef"));
    }

    public Optional<DecisionFile.Decision> decision(String id) {
        return decisions.stream()
                .flatMap(file -> file.decisions().stream())
                .filter(decision -> decision.id().equals(id))
                .findFirst();
    }

    /** The name of the folder that a file is in; empty when it lies at the top. */
    public static String folderOf(String path) {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The names in a list separated by commas. */
    public static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A file's name up to its first dot. */
    static String stemOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}

package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A parsed {@code .dmn} file. */
public record DecisionFile(String path, XmlElement root, List<Decision> decisions) {

    /** A decision table. */
    public record Decision(
            XmlElement xml,
            Optional<XmlElement> table,
            List<Input> inputs,
            List<Output> outputs,
            List<Rule> rules,
            List<String> requiredDecisions) {

        public String id() {
            return xml.id();
        }

        /** The hit policy as written; empty when the file leaves it to the default. */
        public String hitPolicy() {
            return table.map(found -> found.get("hitPolicy")).orElse("");
        }

        /** Whether the table answers with all its rules that apply, and not with a sum or count of them. */
        public boolean collects() {
            return hitPolicy().equals("COLLECT")
                    && table.map(found -> found.get("aggregation").isEmpty()).orElse(false);
        }

        /** The texts that the table can answer with; empty when it has more than one output or an answer is no fixed text. */
        public Set<String> answers() {
            Set<String> answers = new LinkedHashSet<>();
            for (Rule rule : rules) {
                String text = rule.results().size() == 1 ? rule.results().get(0) : "";
                if (!text.matches("\"[^\"]*\"")) {
                    return Set.of();
                }
                answers.add(text.substring(1, text.length() - 1));
            }
            return answers;
        }
    }

    /** A column that is asked. */
    public record Input(String id, String label, String expression, String type, String values) {}

    /** A column that answers. */
    public record Output(String id, String label, String name, String type) {}

    /** A row: what the inputs must be, what the outputs are, and why. */
    public record Rule(String id, List<String> tests, List<String> results, String annotation) {}

    static DecisionFile read(String path, XmlElement root) throws Unreadable {
        if (!root.name().equals("definitions")) {
            throw new Unreadable("its root is not the element \"definitions\" of DMN 1.3");
        }
        return new DecisionFile(
                path,
                root,
                root.children("decision").stream().map(DecisionFile::decision).toList());
    }

    private static Decision decision(XmlElement xml) {
        Optional<XmlElement> table = xml.child("decisionTable");
        var inputs = new ArrayList<Input>();
        var outputs = new ArrayList<Output>();
        var rules = new ArrayList<Rule>();
        table.ifPresent(found -> {
            for (XmlElement input : found.children("input")) {
                Optional<XmlElement> expression = input.child("inputExpression");
                inputs.add(new Input(
                        input.id(),
                        input.get("label"),
                        expression.map(e -> e.textOf("text")).orElse(""),
                        expression.map(e -> e.get("typeRef")).orElse(""),
                        input.child("inputValues").map(v -> v.textOf("text")).orElse("")));
            }
            for (XmlElement output : found.children("output")) {
                outputs.add(new Output(output.id(), output.get("label"), output.get("name"), output.get("typeRef")));
            }
            for (XmlElement rule : found.children("rule")) {
                rules.add(new Rule(
                        rule.id(),
                        rule.children("inputEntry").stream()
                                .map(e -> e.textOf("text"))
                                .toList(),
                        rule.children("outputEntry").stream()
                                .map(e -> e.textOf("text"))
                                .toList(),
                        (rule.textOf("description") + " "
                                        + rule.child("annotationEntry")
                                                .map(e -> e.textOf("text"))
                                                .orElse(""))
                                .strip()));
            }
        });
        List<String> required = xml.children("informationRequirement").stream()
                .flatMap(requirement -> requirement.children("requiredDecision").stream())
                .map(decision -> decision.get("href").replaceFirst("^#", ""))
                .toList();
        return new Decision(xml, table, List.copyOf(inputs), List.copyOf(outputs), List.copyOf(rules), required);
    }

    public String token() {
        return Model.folderOf(path);
    }
}

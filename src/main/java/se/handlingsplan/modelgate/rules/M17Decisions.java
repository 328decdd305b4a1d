package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.handlingsplan.modelgate.FeelSyntax;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.DecisionFile.Decision;
import se.handlingsplan.modelgate.model.DecisionFile.Input;
import se.handlingsplan.modelgate.model.DecisionFile.Output;
import se.handlingsplan.modelgate.model.DecisionFile.Rule;
import se.handlingsplan.modelgate.model.Model;

/** M17: a decision table says how it decides and on what ground, and has one answer for each question. */
final class M17Decisions implements ModelRule {

    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "COLLECT", "RULE ORDER");
    private static final Pattern TOKEN = Pattern.compile("\"" + Conventions.CAMEL.pattern() + "\"");
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "number", "date");

    private final FeelSyntax feel;

    M17Decisions(FeelSyntax feel) {
        this.feel = feel;
    }

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        var vocabulary = new Vocabulary(model);
        for (var file : model.decisions()) {
            for (Decision decision : file.decisions()) {
                checkTable(model, file.path(), decision, vocabulary, findings);
            }
        }
        return findings;
    }

    private void checkTable(
            Model model, String file, Decision decision, Vocabulary vocabulary, List<Finding> findings) {
        if (decision.table().isEmpty()
                || decision.inputs().isEmpty()
                || decision.outputs().isEmpty()) {
            findings.add(error(
                    "a",
                    file,
                    decision.id(),
                    "The decision is not a table with inputs and outputs.",
                    "Make it a decision table that people can read."));
            return;
        }
        if (!POLICIES.contains(decision.hitPolicy())) {
            findings.add(error(
                    "a",
                    file,
                    decision.id(),
                    "It does not say what holds where several rules apply.",
                    "Set hitPolicy to UNIQUE, FIRST, COLLECT or RULE ORDER."));
        }
        int before = findings.size();
        checkColumns(file, decision, findings);
        checkCells(file, decision, vocabulary, findings);
        if (findings.size() == before && Set.of("UNIQUE", "FIRST").contains(decision.hitPolicy())) {
            checkCoverage(model, file, decision, vocabulary, findings);
        }
    }

    private void checkColumns(String file, Decision decision, List<Finding> findings) {
        for (Input input : decision.inputs()) {
            if (!TYPES.contains(input.type()) || input.expression().isEmpty()) {
                findings.add(error(
                        "b", file, input.id(), "The input has no expression or no type.", "Set both, e.g. string."));
            } else {
                problem(feel.problemInExpression(input.expression()), file, input.id(), findings);
            }
        }
        for (Output output : decision.outputs()) {
            if (!TYPES.contains(output.type())
                    || !Conventions.CAMEL.matcher(output.name()).matches()) {
                findings.add(error(
                        "b",
                        file,
                        output.id(),
                        "The output has no camelCase name or no type.",
                        "Set both, e.g. housingType and string."));
            }
        }
    }

    private void checkCells(String file, Decision decision, Vocabulary vocabulary, List<Finding> findings) {
        for (Rule rule : decision.rules()) {
            if (rule.annotation().isBlank()) {
                findings.add(error(
                        "d",
                        file,
                        rule.id(),
                        "The rule does not say on what ground it stands.",
                        "Write law, source or \"design\" into its annotation."));
            }
            if (rule.tests().size() != decision.inputs().size()
                    || rule.results().size() != decision.outputs().size()) {
                findings.add(error(
                        "b", file, rule.id(), "The rule has not one cell for each column.", "Add the missing cells."));
                continue;
            }
            for (int i = 0; i < rule.tests().size(); i++) {
                String test = rule.tests().get(i);
                if (!test.isEmpty()) {
                    problem(feel.problemInTests(test), file, rule.id(), findings);
                }
                Optional<Set<String>> known =
                        vocabulary.of(decision.inputs().get(i).expression());
                for (String text : CellTest.texts(test)) {
                    if (known.isPresent() && !known.get().contains(text)) {
                        findings.add(error(
                                "h",
                                file,
                                rule.id(),
                                "\"" + text + "\" is no value of "
                                        + decision.inputs().get(i).expression() + ".",
                                "Use one of " + String.join(", ", known.get()) + "."));
                    }
                }
            }
            for (String result : rule.results()) {
                if (decision.collects() && !TOKEN.matcher(result).matches()) {
                    findings.add(error(
                            "j",
                            file,
                            rule.id(),
                            "An answer of a table that collects is no token: " + result + ".",
                            "Write one camelCase word in quotes: each answer becomes a variable of its own."));
                } else if (result.isEmpty()) {
                    findings.add(error(
                            "c", file, rule.id(), "An output cell is empty.", "Write a value, or null on purpose."));
                } else {
                    problem(feel.problemInExpression(result), file, rule.id(), findings);
                }
            }
        }
    }

    private void problem(Optional<String> why, String file, String element, List<Finding> findings) {
        why.ifPresent(text ->
                findings.add(error("c", file, element, "It is not FEEL: " + text + ".", "Texts stand in \"quotes\".")));
    }

    private void checkCoverage(
            Model model, String file, Decision decision, Vocabulary vocabulary, List<Finding> findings) {
        Optional<Coverage> coverage = Coverage.of(model, decision, vocabulary);
        if (coverage.isEmpty()) {
            findings.add(warning(
                    "g",
                    file,
                    decision.id(),
                    "The table is too large or its tests too clever to prove that it has no gaps.",
                    "Use texts, numbers, ranges, true, false, null, not(...) and \"-\" in tests, and fewer columns."));
            return;
        }
        coverage.get()
                .gap()
                .ifPresent(question -> findings.add(error(
                        "e",
                        file,
                        decision.id(),
                        "No rule applies to " + question + ".",
                        "Add a rule, or let the last one apply to all that is left.")));
        coverage.get()
                .overlap()
                .ifPresent(overlap -> findings.add(error(
                        "f",
                        file,
                        overlap.rules(),
                        "More than one rule applies to " + overlap.question() + ".",
                        "Narrow one of them; with the hit policy UNIQUE this would be an error in a running case.")));
        for (String rule : coverage.get().neverApplied()) {
            findings.add(error(
                    "i",
                    file,
                    rule,
                    "The rule never decides: others always apply before it.",
                    "Move it up, or take it away."));
        }
    }
}

package se.handlingsplan.modelgate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.handlingsplan.modelgate.Finding.Severity;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.rules.ModelRule;
import se.handlingsplan.modelgate.rules.ModelRules;

/**
 * Holds the files of a plan against the model rules; the one door of this module.
 *
 * <p>Whatever the files hold, hostile or broken, the answer is a list of findings and never an exception.
 */
public final class ModelGate {

    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::file).thenComparing(Finding::rule).thenComparing(Finding::element);

    private final List<ModelRule> rules;

    public ModelGate(FeelSyntax feel) {
        this(ModelRules.all(feel));
    }

    ModelGate(List<ModelRule> rules) {
        this.rules = rules;
    }

    /** All findings on these files taken together, ordered by file, rule and element. */
    public List<Finding> check(ModelFiles files) {
        var findings = new ArrayList<Finding>();
        Model model = Model.read(files);
        for (ModelRule rule : rules) {
            try {
                findings.addAll(rule.check(model));
            } catch (RuntimeException | StackOverflowError brokenBeyondTheRule) {
                findings.add(new Finding(
                        rule.number(),
                        "",
                        "",
                        "The rule could not be applied to these files (" + brokenBeyondTheRule + ").",
                        "Mend the other findings first; if it stays, tell the developers.",
                        Severity.ERROR));
            }
        }
        return findings.stream().distinct().sorted(BY_PLACE).toList();
    }
}

package se.handlingsplan.modelgate.rules;

import java.util.List;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.Finding.Severity;
import se.handlingsplan.modelgate.model.Model;

/** One rule about models: a pure function of what was read. */
public interface ModelRule {

    /** What the files do not keep to; empty when all is well. */
    List<Finding> check(Model model);

    /** The rule's number, e.g. {@code M12}: the start of its class's name. */
    default String number() {
        return getClass().getSimpleName().substring(0, 3);
    }

    /**
     * A finding that keeps a model from running.
     *
     * @param sentence letter of the rule's sentence, as on its page
     */
    default Finding error(String sentence, String file, String element, String problem, String remedy) {
        return new Finding(number() + sentence, file, element, problem, remedy, Severity.ERROR);
    }

    /** A finding that people should mend though the model may run. */
    default Finding warning(String sentence, String file, String element, String problem, String remedy) {
        return new Finding(number() + sentence, file, element, problem, remedy, Severity.WARNING);
    }
}

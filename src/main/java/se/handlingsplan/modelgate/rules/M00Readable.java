package se.handlingsplan.modelgate.rules;

import java.util.List;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.Model;

/** M00: every file can be read for what its name says; what can't is found while reading. */
final class M00Readable implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        return model.unreadable();
    }
}

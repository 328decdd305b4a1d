package se.handlingsplan.modelling;

import java.util.List;
import java.util.stream.Collectors;
import se.handlingsplan.modelgate.Finding;

/** Models that do not keep to the rules; the message holds every finding. */
public final class ModelsRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ModelsRefused(List<Finding> findings) {
        super(findings.stream()
                .map(finding -> "- %s, %s (%s): %s %s"
                        .formatted(
                                finding.file(), finding.element(), finding.rule(), finding.problem(), finding.remedy()))
                .collect(Collectors.joining("\n", "The models do not keep to the rules in docs/rules:\n", "")));
    }
}

package se.handlingsplan.plan.engine;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Basis;
import se.handlingsplan.casefile.Proposal;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.shared.Texts;

/** Tells the person who decides why a table proposes what it does. */
@Component
class BasisText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Texts texts;

    BasisText(Texts texts) {
        this.texts = texts;
    }

    /**
     * A few lines: table, edition and rule; the ground on which the rule stands; what the table looked at; when.
     *
     * @param words what values are called, by field key and value
     */
    String of(Proposal proposal, Map<String, Map<String, String>> words) {
        Basis basis = proposal.basis();
        List<String> lines = new ArrayList<>();
        String edition = proposal.versionTag() == null ? String.valueOf(proposal.version()) : proposal.versionTag();
        for (Basis.Rule rule : basis.rules()) {
            lines.add(texts.get("plan.basis.rule", basis.name(), edition, rule.number()));
            if (!rule.annotation().isEmpty()) {
                lines.add(rule.annotation());
            }
        }
        if (basis.rules().isEmpty()) {
            lines.add(texts.get("plan.basis.noRule", basis.name(), edition));
        }
        lines.add(texts.get(
                "plan.basis.inputs",
                basis.inputs().stream()
                        .map(input -> input.label() + ": " + word(input, words))
                        .collect(Collectors.joining(" · "))));
        lines.add(
                texts.get("plan.basis.when", MOMENT.format(proposal.proposedAt().atZone(Cases.ZONE))));
        return String.join("\n", lines);
    }

    private String word(Basis.Input input, Map<String, Map<String, String>> words) {
        @Nullable Object value = input.value();
        if (value == null) {
            return texts.get("plan.basis.notKnown");
        }
        if (value instanceof Boolean yes) {
            return texts.get(yes ? "plan.contact.yes" : "plan.contact.no");
        }
        String word = words.getOrDefault(input.variable(), Map.of()).get(value.toString());
        return word != null ? word : Objects.requireNonNullElse(texts.find("plan.value." + value), value.toString());
    }
}

package se.handlingsplan.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;

/**
 * What a decision table proposed in a case, and what people then decided on it.
 *
 * @param line the token of the process
 * @param step the id of the step that asked the table
 * @param variable where the process keeps the answer
 * @param decision the table's id
 * @param version the table's number in the engine
 * @param versionTag the table's version as its author named it
 * @param decided in the order of time; empty while nobody has decided
 */
public record Proposal(
        long id,
        String line,
        String step,
        String variable,
        String decision,
        int version,
        @Nullable String versionTag,
        Basis basis,
        Instant proposedAt,
        List<Decided> decided) {

    public Proposal {
        decided = List.copyOf(decided);
    }

    /**
     * What a person decided; the reasons are in the journal, in the entry of the same form.
     *
     * @param differs whether it isn't what was proposed
     */
    public record Decided(
            String form, String field, String value, boolean differs, AgencyId agency, MemberId author, Instant at) {}
}

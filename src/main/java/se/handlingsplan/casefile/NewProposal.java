package se.handlingsplan.casefile;

import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.CaseNumber;

/**
 * A decision table's answer that is to be kept.
 *
 * @param line the token of the process
 * @param step the id of the step that asked the table
 * @param process the engine's id of the running process: a line can run twice in a case
 * @param variable where the process keeps the answer; the name by which forms ask for it
 * @param decision the table's id
 * @param version the table's number in the engine
 * @param versionTag the table's version as its author named it
 */
public record NewProposal(
        CaseNumber caseNumber,
        String line,
        String step,
        String process,
        String variable,
        String decision,
        int version,
        @Nullable String versionTag,
        Basis basis) {}

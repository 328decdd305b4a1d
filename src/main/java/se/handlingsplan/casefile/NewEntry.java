package se.handlingsplan.casefile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * Answers to be kept, all of one form sent in once and of one visibility.
 *
 * @param line the token of the process
 * @param taskId the engine's id of the task; null for a form that starts a process
 * @param form the form's id
 * @param formVersion which wording of the form was answered
 * @param answers by field key: String, Boolean, Long, Double or a list of Strings; null says that an earlier answer was taken away
 */
public record NewEntry(
        CaseNumber caseNumber,
        String line,
        @Nullable String taskId,
        String form,
        String formVersion,
        AgencyId agency,
        MemberId author,
        Visibility visibility,
        Map<String, @Nullable Object> answers) {

    public NewEntry {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
}

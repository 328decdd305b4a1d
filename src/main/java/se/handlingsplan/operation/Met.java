package se.handlingsplan.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the police say of a person whom they met; of several who are alike, once.
 *
 * @param ageBand {@code adult}, {@code child} or {@code unknown}
 * @param languages the one language to talk in, a code of ISO 639
 * @param foundMunicipality Statistics Sweden's code
 * @param stayMunicipality Statistics Sweden's code
 */
record Met(
        String ageBand,
        @Nullable String sex,
        @Nullable String languages,
        @Nullable String interpreterNeeded,
        @Nullable String inDanger,
        @Nullable String foundMunicipality,
        @Nullable String stayMunicipality,
        List<String> suspectedForm) {

    /** What the plan needs to begin. */
    Map<String, @Nullable Object> carried() {
        var carried = new LinkedHashMap<String, @Nullable Object>();
        carried.put("foundMunicipality", foundMunicipality);
        carried.put("stayMunicipality", stayMunicipality);
        carried.put("ageBand", ageBand);
        carried.put("urgency", "immediate");
        carried.put("firstContact", "police");
        carried.put("inDanger", inDanger);
        carried.put("identifiedAlready", false);
        return carried;
    }

    /** What goes into the person's case record for those who meet the person next. */
    Map<String, @Nullable Object> answers() {
        var answers = new LinkedHashMap<>(carried());
        answers.remove("identifiedAlready");
        answers.put("source", "operation");
        answers.put("suspectedForm", suspectedForm.isEmpty() ? null : suspectedForm);
        answers.putAll(shareable());
        answers.values().removeIf(answer -> answer == null);
        return answers;
    }

    /** Of that, what all who take part may know when the person agrees. */
    Map<String, @Nullable Object> shareable() {
        var answers = new LinkedHashMap<String, @Nullable Object>();
        answers.put("sex", sex);
        answers.put("languages", languages);
        answers.put("interpreterNeeded", interpreterNeeded);
        answers.values().removeIf(answer -> answer == null);
        return answers;
    }

    boolean isAdult() {
        return ageBand.equals("adult");
    }
}

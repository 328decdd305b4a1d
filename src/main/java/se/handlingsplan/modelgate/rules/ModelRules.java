package se.handlingsplan.modelgate.rules;

import java.util.List;
import se.handlingsplan.modelgate.FeelSyntax;

/** The list of rules: one sees here what runs. */
public final class ModelRules {

    private ModelRules() {}

    public static List<ModelRule> all(FeelSyntax feel) {
        return List.of(
                new M00Readable(),
                new M01ProcessIdentity(),
                new M02HistoryAndVersion(),
                new M03Roles(),
                new M04Forms(),
                new M05DueDates(),
                new M06Names(),
                new M07Ids(),
                new M08NoCode(),
                new M09Expressions(),
                new M10FormFields(feel),
                new M11CallActivities(),
                new M12Timers(),
                new M13Loops(),
                new M14PlanEvents(),
                new M15Paths(),
                new M16Drawing(),
                new M17Decisions(feel),
                new M18Swedish(),
                new M19ContactForms(),
                new M20FactsAskedOnce());
    }
}

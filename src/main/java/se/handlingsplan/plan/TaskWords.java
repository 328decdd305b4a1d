package se.handlingsplan.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.Role;
import se.handlingsplan.shared.Texts;

/** Words the description of a task: what the model says, marked where nobody holds the task's role. Nothing else may be in it. */
@Component
public class TaskWords {

    private final Texts texts;

    TaskWords(Texts texts) {
        this.texts = texts;
    }

    /**
     * The description that a task gets.
     *
     * @param fromModel the model's documentation of the task
     */
    public @Nullable String description(@Nullable String fromModel, Role role, Taker taker) {
        return taker.holdsRole() ? fromModel : marked(fromModel, role);
    }

    /** Whether a task may carry this description. */
    public boolean admits(@Nullable String description, @Nullable String fromModel) {
        return description == null
                || description.equals(fromModel)
                || Arrays.stream(Role.values()).anyMatch(role -> description.equals(marked(fromModel, role)));
    }

    private String marked(@Nullable String fromModel, Role role) {
        String mark = texts.get("plan.task.no-holder", texts.get("plan.role." + role.token()));
        return fromModel == null || fromModel.isBlank() ? mark : mark + "\n" + fromModel;
    }
}

package se.handlingsplan.plan.engine;

import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.plan.Taker;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.Role;

/**
 * Puts the agency that holds a role in the case in the place of the role that the model names.
 *
 * @param asked the variable that names an agency which is asked for this task before it holds the role; null for most tasks
 */
record TaskOfRole(
        Role role, @Nullable String description, @Nullable String asked, TaskTakers takers) {

    /** The role of a task; null for one that the model gives to no role. */
    static @Nullable TaskOfRole in(TaskDefinition task) {
        return task.getCandidateGroupIdExpressions().stream()
                .filter(Group.class::isInstance)
                .map(group -> ((Group) group).task())
                .findFirst()
                .orElse(null);
    }

    /** Whom the task goes to now. */
    Taker taker(VariableScope scope) {
        Object agency = asked == null ? null : scope.getVariable(asked);
        return takers.of(scope, role, agency instanceof String token ? new AgencyId(token) : null);
    }

    void takeOver(TaskDefinition task) {
        task.getCandidateGroupIdExpressions().clear();
        task.getCandidateGroupIdExpressions().add(new Group(this));
        task.setDescriptionExpression(new Description(this));
    }

    /** Read-only, as are all expressions of a model. */
    private interface Read extends Expression {

        @Override
        default Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return getValue(scope);
        }

        @Override
        default void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException();
        }

        @Override
        default void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            throw new UnsupportedOperationException();
        }

        @Override
        default boolean isLiteralText() {
            return false;
        }
    }

    private record Group(TaskOfRole task) implements Read {

        @Override
        public Object getValue(VariableScope scope) {
            return task.taker(scope).agency().value();
        }

        @Override
        public String getExpressionText() {
            return task.role().token();
        }
    }

    private record Description(TaskOfRole task) implements Read {

        @Override
        @SuppressWarnings("NullAway") // a task without a description is one for the engine
        public Object getValue(VariableScope scope) {
            return task.takers().words().description(task.description(), task.role(), task.taker(scope));
        }

        @Override
        public String getExpressionText() {
            return task.description() == null ? "" : task.description();
        }
    }
}

package se.handlingsplan.platform.engine;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.plan.DeclaredVariables;
import se.handlingsplan.plan.TaskWords;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Texts;

/**
 * Looks at everything the engine is about to write, by whatever route it came and whoever sent it, and refuses what could
 * hold free text about a person: variables that the process doesn't declare, comments, attachments, a task's own words.
 * Refusing here rolls the whole transaction back.
 */
final class GuardedEntities extends DbEntityManager {

    private static final Set<String> PLAIN_TYPES =
            Set.of("boolean", "integer", "long", "short", "double", "date", "string", "null");

    /** The engine's own counters of a multi-instance activity. */
    private static final Set<String> ENGINES_OWN =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private static final Pattern MEMBER_IDS = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9@._-]*");

    private final DeclaredVariables declared;
    private final TaskWords words;
    private final Texts texts;
    private boolean flushed;

    private GuardedEntities(
            IdGenerator ids, PersistenceSession session, DeclaredVariables declared, TaskWords words, Texts texts) {
        super(ids, session);
        this.declared = declared;
        this.words = words;
        this.texts = texts;
    }

    /**
     * Once for each transaction. The engine walks a list of sessions to flush them, and puts every session that is opened
     * meanwhile in front: looking into a model here would bring this one's turn twice, and every row would be written twice.
     */
    @Override
    public void flush() {
        if (!flushed) {
            flushed = true;
            super.flush();
        }
    }

    @Override
    protected void flushEntityCache() {
        for (CachedDbEntity cached : List.copyOf(getDbEntityCache().getCachedEntities())) {
            boolean isNew = cached.getEntityState() == DbEntityState.TRANSIENT;
            boolean isWritten = isNew
                    || cached.getEntityState() == DbEntityState.MERGED
                    || (cached.getEntityState() == DbEntityState.PERSISTENT && cached.isDirty());
            if (isWritten) {
                look(cached.getEntity());
            }
        }
        super.flushEntityCache();
    }

    private void look(DbEntity entity) {
        if (entity instanceof VariableInstanceEntity variable) {
            lookAt(variable);
        } else if (entity instanceof TaskEntity task) {
            lookAt(task);
        } else if (entity instanceof ExecutionEntity execution) {
            lookAt(execution);
        } else if (entity instanceof CommentEntity || entity instanceof AttachmentEntity) {
            throw new Refusal(Status.FORBIDDEN, "NoFreeText", texts.get("platform.content.comment"));
        }
    }

    private void lookAt(VariableInstanceEntity variable) {
        String name = variable.getName();
        if (ENGINES_OWN.contains(name)) {
            return;
        }
        if (!PLAIN_TYPES.contains(variable.getTypeName()) || !isDeclared(variable)) {
            throw new Refusal(Status.BAD_REQUEST, "UndeclaredVariable", texts.get("platform.content.variable"));
        }
    }

    private boolean isDeclared(VariableInstanceEntity variable) {
        String definition = variable.getProcessDefinitionId();
        return definition != null
                && declared.admits(definition, variable.getName(), plain(variable.getTypedValue(false)));
    }

    private static @Nullable Object plain(@Nullable TypedValue value) {
        return value == null ? null : value.getValue();
    }

    private void lookAt(TaskEntity task) {
        boolean isModels = task.getExecutionId() != null && task.getParentTaskId() == null;
        if (!isModels || task.getOwner() != null || !isMember(task.getAssignee()) || !saysWhatTheModelSays(task)) {
            throw new Refusal(Status.FORBIDDEN, "NoFreeText", texts.get("platform.content.task"));
        }
    }

    private static boolean isMember(@Nullable String id) {
        return id == null || MEMBER_IDS.matcher(id).matches();
    }

    private boolean saysWhatTheModelSays(TaskEntity task) {
        var model = task.getTaskDefinition();
        return Objects.equals(task.getName(), text(model.getNameExpression()))
                && words.admits(task.getDescription(), text(model.getDescriptionExpression()));
    }

    private static @Nullable String text(@Nullable Expression expression) {
        return expression == null ? null : expression.getExpressionText();
    }

    private void lookAt(ExecutionEntity execution) {
        String businessKey = execution.getBusinessKeyWithoutCascade();
        if (businessKey != null && CaseNumber.parse(businessKey).isEmpty()) {
            throw new Refusal(Status.BAD_REQUEST, "NotACaseNumber", texts.get("platform.content.business-key"));
        }
    }

    /** Makes one guard for each transaction of the engine. */
    record Factory(
            ProcessEngineConfigurationImpl engine, Supplier<DeclaredVariables> declared, TaskWords words, Texts texts)
            implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return DbEntityManager.class;
        }

        @Override
        public Session openSession() {
            var session = Context.getCommandContext().getSession(PersistenceSession.class);
            return new GuardedEntities(engine.getIdGenerator(), session, declared.get(), words, texts);
        }
    }
}

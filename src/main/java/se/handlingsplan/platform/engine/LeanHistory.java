package se.handlingsplan.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in the engine's history who did which task when, and what failed. No variables, no activities, no comments: what was
 * said lives in the journal.
 */
final class LeanHistory extends AbstractHistoryLevel {

    static final String NAME = "handlingsplan";

    /** Written to the database at the first start; the engine's own levels are 0 to 3. */
    private static final int ID = 77;

    private static final Set<String> KEPT = Set.of(
            HistoryEventTypes.PROCESS_INSTANCE_START.getEntityType(),
            HistoryEventTypes.PROCESS_INSTANCE_UPDATE.getEntityType(),
            HistoryEventTypes.TASK_INSTANCE_CREATE.getEntityType(),
            HistoryEventTypes.USER_OPERATION_LOG.getEntityType(),
            HistoryEventTypes.INCIDENT_CREATE.getEntityType());

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, @Nullable Object entity) {
        return KEPT.contains(eventType.getEntityType());
    }
}

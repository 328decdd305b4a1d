package se.handlingsplan.worklist.engine;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.shared.Role;
import se.handlingsplan.shared.Texts;
import se.handlingsplan.worklist.Stage;
import se.handlingsplan.worklist.WorklistView;

/**
 * Keeps each agency's lists in Tasklist. A stored filter holds no expression but {@code currentUser()}: what is overdue or due
 * this week is written into it as plain moments, which are renewed while the product runs.
 */
@Component
class TasklistFilters {

    private static final String KEY = "handlingsplan";
    private static final int MINUTES = 5;

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Agencies agencies;
    private final Texts texts;
    private final Clock clock;

    TasklistFilters(ProcessEngine engine, Agencies agencies, Texts texts, Clock clock) {
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
        this.authorizations = engine.getAuthorizationService();
        this.agencies = agencies;
        this.texts = texts;
        this.clock = clock;
    }

    /** Makes the lists that are missing, renews those that are there, and removes those of agencies that are gone. */
    @PostConstruct
    @Scheduled(initialDelay = MINUTES, fixedDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
    void write() {
        Map<String, Filter> present = present();
        for (Agency agency : agencies.all()) {
            for (WorklistView view : WorklistView.values()) {
                if (view != WorklistView.ALL_CASES || agency.mayHold(Role.COORDINATOR)) {
                    write(agency, view, Optional.ofNullable(present.remove(key(agency, view))));
                }
            }
        }
        present.values().forEach(gone -> filters.deleteFilter(gone.getId()));
    }

    private Map<String, Filter> present() {
        var present = new HashMap<String, Filter>();
        for (Filter filter : filters.createTaskFilterQuery().list()) {
            if (filter.getProperties() != null && filter.getProperties().get(KEY) instanceof String key) {
                present.put(key, filter);
            }
        }
        return present;
    }

    private static String key(Agency agency, WorklistView view) {
        return view.token() + ":" + agency.id();
    }

    private void write(Agency agency, WorklistView view, Optional<Filter> present) {
        Filter filter = present.orElseGet(filters::newTaskFilter);
        filter.setName(texts.get("worklist.filter." + view.token()));
        filter.setProperties(properties(agency, view));
        filter.setQuery(query(agency, view));
        filters.saveFilter(filter);
        if (present.isEmpty()) {
            letRead(agency, filter);
        }
    }

    private Map<String, Object> properties(Agency agency, WorklistView view) {
        return Map.of(
                KEY,
                key(agency, view),
                "priority",
                List.of(WorklistView.values()).indexOf(view),
                "description",
                texts.get("worklist.filter." + view.token() + ".description"),
                "refresh",
                false,
                "showUndefinedVariable",
                false,
                "variables",
                Stream.of("caseNumber", "line", "riskLevel")
                        .map(name -> Map.of("name", name, "label", texts.get("worklist.column." + name)))
                        .toList());
    }

    private TaskQuery query(Agency agency, WorklistView view) {
        TaskQuery query = tasks.createTaskQuery().active();
        switch (view) {
            case ALL_CASES -> {}
            case MINE -> query.taskInvolvedUserExpression("${currentUser()}");
            case UNCLAIMED -> query.taskCandidateGroup(agency.id().value());
            case ESCALATED -> escalated(agency, query);
            case AGENCY, OVERDUE, THIS_WEEK ->
                query.taskCandidateGroup(agency.id().value()).includeAssignedTasks();
        }
        Instant from = view.dueFrom(clock);
        if (from != null) {
            query.dueAfter(Date.from(from));
        }
        Instant before = view.dueBefore(clock);
        if (before != null) {
            query.dueBefore(Date.from(before));
        }
        return query;
    }

    /** A coordinator finds what has come to the coordinator from any agency, another member what has left the own hands. */
    private static void escalated(Agency agency, TaskQuery query) {
        if (agency.mayHold(Role.COORDINATOR)) {
            query.taskMinPriority(Stage.COORDINATOR.priority());
        } else {
            query.taskCandidateGroup(agency.id().value())
                    .includeAssignedTasks()
                    .taskMinPriority(Stage.SECOND_LEVEL.priority());
        }
    }

    private void letRead(Agency agency, Filter filter) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(agency.id().value());
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}

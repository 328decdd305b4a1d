package se.handlingsplan.platform.engine;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import se.handlingsplan.platform.web.OwnTasks;

/** Asks the engine who has claimed a task. */
@Component
class EngineOwnTasks implements OwnTasks {

    private final TaskService tasks;

    EngineOwnTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public boolean worksOn(String member, String taskId) {
        return tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskAssignee(member)
                        .active()
                        .count()
                == 1;
    }
}

package se.handlingsplan.platform.web;

/** Knows who has claimed a task. */
public interface OwnTasks {

    /** Whether the task is open and this member has claimed it. */
    boolean worksOn(String member, String taskId);
}

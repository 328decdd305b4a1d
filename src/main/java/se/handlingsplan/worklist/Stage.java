package se.handlingsplan.worklist;

/**
 * How far a task that stays undone has come. Each stage begins some time after the task was due: the row of the decision table
 * {@code deadlines} with the stage's key, or with the key and the case's risk level where there is such a row.
 */
public enum Stage {
    /** The agency is reminded. */
    REMINDED("reminded", "overdueReminder", 60),
    /** The member whom the agency has named for it is asked. */
    SECOND_LEVEL("secondLevel", "overdueSecondLevel", 75),
    /** The case's coordinator is asked. */
    COORDINATOR("coordinator", "overdueCoordinator", 90);

    private final String token;
    private final String deadline;
    private final int priority;

    Stage(String token, String deadline, int priority) {
        this.token = token;
        this.deadline = deadline;
        this.priority = priority;
    }

    public String token() {
        return token;
    }

    /** The stage's key in the decision table {@code deadlines}. */
    String deadline() {
        return deadline;
    }

    /** The engine's priority of a task that has come so far; a task begins with 50. */
    public int priority() {
        return priority;
    }
}

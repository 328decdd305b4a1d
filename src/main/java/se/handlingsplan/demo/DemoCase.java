package se.handlingsplan.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fictional case as told in {@code demo/cases.yaml}.
 *
 * @param about what the case shows, for whoever reads the file
 * @param process the process that it begins with; null: the plan
 * @param openedBy the member who opens it
 * @param openedDaysAgo how many days before today
 * @param hoursBetweenSteps how long each step waits until somebody does it
 * @param start answers to the process's start form
 * @param answers answers by task id, on top of the usual ones; a task without wishes gets what its form requires
 * @param left tasks that nobody does: they stay open, and become overdue with time
 * @param events what is reported about the case, in order
 */
public record DemoCase(
        String about,
        @Nullable String process,
        String openedBy,
        int openedDaysAgo,
        int hoursBetweenSteps,
        Map<String, Object> start,
        Map<String, Map<String, Object>> answers,
        List<String> left,
        List<Reported> events) {

    /** A case that begins with the plan, as nearly all do. */
    public DemoCase(
            String about,
            String openedBy,
            int openedDaysAgo,
            int hoursBetweenSteps,
            Map<String, Object> start,
            Map<String, Map<String, Object>> answers,
            List<String> left,
            List<Reported> events) {
        this(about, null, openedBy, openedDaysAgo, hoursBetweenSteps, start, answers, left, events);
    }

    /** The token of the process that it begins with. */
    public String beginsWith() {
        return process == null ? "plan" : process;
    }

    /**
     * An event reported from Tasklist by the member who did the task before it.
     *
     * @param after the task whose completion it follows
     * @param answers answers to the report's form, without the case number
     */
    public record Reported(String after, Map<String, Object> answers) {}
}

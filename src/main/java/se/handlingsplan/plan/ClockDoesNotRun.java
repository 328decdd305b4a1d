package se.handlingsplan.plan;

/** Says that a legal clock was to be moved that doesn't run. */
public class ClockDoesNotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClockDoesNotRun(ClockKind clock) {
        super("the clock " + clock.token() + " doesn't run");
    }
}

package se.handlingsplan;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Moves the one clock of the engine and the product. Use it with {@code @RegisterExtension}; after each test the clock
 * shows the real time again.
 */
public final class TestClock implements AfterEachCallback, AfterAllCallback {

    /** Stops the clock at an instant, written as in {@code 2026-11-24T10:00:00Z}. */
    public Instant set(String instant) {
        return set(Instant.parse(instant));
    }

    /** Stops the clock at an instant. */
    public Instant set(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
        return instant;
    }

    /** Moves the clock on, or back by a negative duration, and stops it there. */
    public Instant forward(Duration duration) {
        return set(now().plus(duration));
    }

    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Lets the clock run with the real time. */
    public void reset() {
        ClockUtil.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        reset();
    }
}

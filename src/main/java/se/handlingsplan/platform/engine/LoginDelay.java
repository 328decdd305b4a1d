package se.handlingsplan.platform.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the engine makes a name wait after wrong passwords.
 *
 * @param maxAttempts after so many the name stays locked until an administrator unlocks it
 * @param baseSeconds the wait after the first wrong password
 * @param factor by which the wait grows each time
 * @param maxSeconds the longest wait
 */
record LoginDelay(int maxAttempts, int baseSeconds, int factor, int maxSeconds) {

    Duration after(int attempts) {
        double seconds = baseSeconds * Math.pow(factor, attempts - 1.0);
        return Duration.ofSeconds((long) Math.min(seconds, maxSeconds));
    }

    boolean locks(int attempts, @Nullable Instant until, Instant now) {
        return attempts >= maxAttempts || (until != null && until.isAfter(now));
    }
}

package se.handlingsplan.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes log-in names that nobody has wait like real ones, so that guessing names tells nothing. */
final class UnknownNames {

    private static final int REMEMBERED = 10_000;

    private final LoginDelay delay;
    private final Clock clock;
    private final Map<String, Refusals> refusals = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusals> eldest) {
            return size() > REMEMBERED;
        }
    };

    UnknownNames(LoginDelay delay, Clock clock) {
        this.delay = delay;
        this.clock = clock;
    }

    LoginDelay delay() {
        return delay;
    }

    synchronized boolean isLocked(String name) {
        Refusals so = refusals.get(name);
        return so != null && delay.locks(so.attempts(), so.until(), clock.instant());
    }

    synchronized void refused(String name) {
        Refusals before = refusals.get(name);
        int attempts = before == null ? 1 : before.attempts() + 1;
        refusals.put(name, new Refusals(attempts, clock.instant().plus(delay.after(attempts))));
    }

    private record Refusals(int attempts, Instant until) {}
}

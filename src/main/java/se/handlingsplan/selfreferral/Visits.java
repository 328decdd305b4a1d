package se.handlingsplan.selfreferral;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often an address may send something: enough for a library with one address for all its visitors, too little to flood social
 * services or to try codes. Kept in memory only and never written down.
 */
@Component
class Visits {

    enum Kind {
        WRITE(20, Duration.ofHours(1)),
        CODE(30, Duration.ofHours(1));

        private final long most;
        private final Duration within;

        Kind(long most, Duration within) {
            this.most = most;
            this.within = within;
        }

        long most() {
            return most;
        }
    }

    private static final int ADDRESSES = 20_000;

    private record Visitor(String address, Kind kind) {}

    private final TimeMeter time;

    /** The one that has been away longest goes first. */
    private final Map<Visitor, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Visitor, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    Visits(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.millis() * 1_000_000;
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Counts a try; false when this address has had too many. */
    synchronized boolean admit(String address, Kind kind) {
        return buckets.computeIfAbsent(new Visitor(network(address), kind), visitor -> bucket(kind))
                .tryConsume(1);
    }

    synchronized void forget() {
        buckets.clear();
    }

    private Bucket bucket(Kind kind) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(kind.most).refillGreedy(kind.most, kind.within))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Of an IPv6 address the network: whoever has one has all of its addresses. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (UnknownHostException noLiteral) {
            return address;
        }
    }
}

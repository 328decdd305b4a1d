package se.handlingsplan.casefile;

import java.time.Instant;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;

/**
 * An answer that the reader may see.
 *
 * @param entry the entry in which it stands
 * @param key the field's key
 * @param value String, Boolean, Integer, Long, Double or a list of Strings
 */
public record Known(long entry, String key, Object value, AgencyId agency, MemberId author, Instant writtenAt) {}

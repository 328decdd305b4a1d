package se.handlingsplan.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the police have ordered for an operation, as far as the product counts with it; the rest is in the case record.
 *
 * @param expectedPersons 1 to 60; null while nothing was ordered
 * @param neededFrom from when places and staff must be there; null while it is not said
 */
record Order(@Nullable Integer expectedPersons, @Nullable Instant neededFrom) {}

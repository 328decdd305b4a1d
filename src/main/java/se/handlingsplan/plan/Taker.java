package se.handlingsplan.plan;

import se.handlingsplan.shared.AgencyId;

/**
 * The agency to which a task goes.
 *
 * @param holdsRole false when nobody holds the task's role in the case, so that the case's coordinator gets it
 */
public record Taker(AgencyId agency, boolean holdsRole) {}

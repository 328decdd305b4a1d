/** A case's journey through the plan: opened, who takes part, answers in, events in, deadlines and legal clocks, closed. */
@NullMarked
@ApplicationModule(
        displayName = "plan",
        allowedDependencies = {"modelgate", "casefile", "agency", "shared"})
package se.handlingsplan.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Wiring: security chain, embedded database, engine configuration, the look of Tasklist, demo data. */
@NullMarked
@ApplicationModule(
        displayName = "platform",
        allowedDependencies = {"modelling", "worklist", "housing", "plan", "modelgate", "casefile", "agency", "shared"})
package se.handlingsplan.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

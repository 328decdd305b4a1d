/** The planned police operation: what was ordered, what is kept ready, and the cases of those who were met. */
@NullMarked
@ApplicationModule(
        displayName = "operation",
        allowedDependencies = {"housing", "plan", "casefile", "agency", "shared"})
package se.handlingsplan.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

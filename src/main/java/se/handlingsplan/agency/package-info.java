/** Agencies, the roles they may hold, and their members. */
@NullMarked
@ApplicationModule(
        displayName = "agency",
        allowedDependencies = {"shared"})
package se.handlingsplan.agency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

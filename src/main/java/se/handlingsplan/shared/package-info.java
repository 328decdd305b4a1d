/** Value types that every module speaks: case number, agency, role, member, and the texts of the chosen language. */
@NullMarked
@ApplicationModule(
        displayName = "shared",
        allowedDependencies = {})
package se.handlingsplan.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What every module speaks: case number, agency, role, member, the texts of the chosen language, owner-only files. */
@NullMarked
@ApplicationModule(
        displayName = "shared",
        allowedDependencies = {})
package se.handlingsplan.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

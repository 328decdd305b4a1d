/** The register of places where a person can be housed, and who holds a place. */
@NullMarked
@ApplicationModule(
        displayName = "housing",
        allowedDependencies = {"plan", "casefile", "agency", "shared"})
package se.handlingsplan.housing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

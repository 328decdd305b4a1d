/** The plan's models and forms on their way into the engine: read, put into the chosen language, gated, deployed. */
@NullMarked
@ApplicationModule(
        displayName = "modelling",
        allowedDependencies = {"worklist", "housing", "plan", "modelgate", "casefile", "agency", "shared"})
package se.handlingsplan.modelling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

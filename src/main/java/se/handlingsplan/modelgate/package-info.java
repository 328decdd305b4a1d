/** The model rules M01 to M20: what a process model, decision or form must keep to before it may run. */
@NullMarked
@ApplicationModule(
        displayName = "modelgate",
        allowedDependencies = {"shared"})
package se.handlingsplan.modelgate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

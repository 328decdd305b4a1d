/** The page on which a person asks for help without logging in, and comes back with a code to read the answer. */
@NullMarked
@ApplicationModule(
        displayName = "selfreferral",
        allowedDependencies = {"plan", "casefile", "agency", "shared"})
package se.handlingsplan.selfreferral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

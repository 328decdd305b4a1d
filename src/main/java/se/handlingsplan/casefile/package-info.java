/** The case record: what was said about a person, who may read it on what ground, and the log of reads. */
@NullMarked
@ApplicationModule(
        displayName = "casefile",
        allowedDependencies = {"agency", "shared"})
package se.handlingsplan.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

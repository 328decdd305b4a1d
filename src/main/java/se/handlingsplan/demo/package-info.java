/** Fictional cases for whoever meets Handlingsplan for the first time; they went through the real path. */
@NullMarked
@ApplicationModule(
        displayName = "demo",
        allowedDependencies = {"platform", "worklist", "plan", "agency", "shared"})
package se.handlingsplan.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

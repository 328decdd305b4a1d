/** What is waiting for whom, since when and due when: the Tasklist's filters, how a case stands, and whom an undone task goes to. */
@NullMarked
@ApplicationModule(
        displayName = "worklist",
        allowedDependencies = {"housing", "plan", "casefile", "agency", "shared"})
package se.handlingsplan.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

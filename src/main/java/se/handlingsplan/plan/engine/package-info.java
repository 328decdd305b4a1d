/** A case's journey as the engine sees it: forms checked, answers split, known answers put in, events delivered. */
@NullMarked
package se.handlingsplan.plan.engine;

import org.jspecify.annotations.NullMarked;

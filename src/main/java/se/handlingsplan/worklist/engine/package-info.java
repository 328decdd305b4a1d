/** The worklist's view of the engine's tasks: filters for Tasklist, and who works on what. */
@NullMarked
package se.handlingsplan.worklist.engine;

import org.jspecify.annotations.NullMarked;

/** The engine's configuration: where its tables are, what it may evaluate, which commands a member may give it. */
@NullMarked
package se.handlingsplan.platform.engine;

import org.jspecify.annotations.NullMarked;

/** Agencies and their members as the engine's groups and users, with what each group may do. */
@NullMarked
package se.handlingsplan.agency.engine;

import org.jspecify.annotations.NullMarked;

/** What the rules read: processes, decisions, forms and texts, parsed without trust. */
@NullMarked
package se.handlingsplan.modelgate.model;

import org.jspecify.annotations.NullMarked;

/** The model rules, one class each; their pages are in {@code docs/rules}. */
@NullMarked
package se.handlingsplan.modelgate.rules;

import org.jspecify.annotations.NullMarked;

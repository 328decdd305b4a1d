/** What a form asks and what was answered: read, checked against each other, split by where an answer is kept. */
@NullMarked
package se.handlingsplan.plan.answers;

import org.jspecify.annotations.NullMarked;

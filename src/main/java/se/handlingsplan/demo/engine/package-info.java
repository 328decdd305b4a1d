/** The demo's hands on the engine: submits forms as a member would, and moves the clock. */
@NullMarked
package se.handlingsplan.demo.engine;

import org.jspecify.annotations.NullMarked;

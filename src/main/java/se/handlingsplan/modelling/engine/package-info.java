/** Where models meet the engine: its FEEL, and the deployment of bundles at start-up. */
@NullMarked
package se.handlingsplan.modelling.engine;

import org.jspecify.annotations.NullMarked;

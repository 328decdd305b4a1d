/** Handlingsplan: one action plan for the coordinated handling of human-trafficking cases, made executable. */
@NullMarked
package se.handlingsplan;

import org.jspecify.annotations.NullMarked;

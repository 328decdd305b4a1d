package se.handlingsplan.plan.answers;

/** Something was sent that isn't of any type that a form can send, e.g. a serialized object; it was not opened. */
public record Unconverted() {}

package se.handlingsplan.modelgate.model;

/** A file that can't be taken for what its name says. */
final class Unreadable extends Exception {

    Unreadable(String problem) {
        super(problem);
    }
}

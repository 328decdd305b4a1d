package se.handlingsplan.casefile;

/** What was sealed does not open: it was changed, moved, or sealed with a key that is gone. Says nothing of its content. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String what) {
        super(what);
    }
}

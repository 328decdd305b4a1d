package se.handlingsplan.casefile;

/**
 * Wraps and unwraps the keys of cases. The one at hand is kept in a file or the environment; one of a key management service
 * fits in its place.
 */
interface WrappingKey {

    /** A wrapped key, and the id of the key that wrapped it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wrapped(byte[] bytes, long by) {}

    /** Wraps with the newest key. */
    Wrapped wrap(byte[] caseKey, byte[] binding);

    /**
     * Unwraps with whichever key it was wrapped by.
     *
     * @throws SealBroken when none of ours wrapped it, or it was wrapped for something else
     */
    byte[] unwrap(byte[] wrapped, byte[] binding);

    /** The id of the key that wraps now. */
    long newest();

    /**
     * Lets a new key wrap from now on; the earlier ones still unwrap.
     *
     * @throws WrappingKeyUnavailable when a new key can't be kept here
     */
    void renew();
}

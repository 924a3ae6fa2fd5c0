package dev.viewpass.path.revocation.source;

/** A place that CRLs are read from: an address, a file or a directory of files. */
public interface CrlOrigin {

    /**
     * Returns what the place is called in settings and sentences.
     *
     * @return an address or a path
     */
    String name();

    /**
     * Reads the lists. Blocks for as long as that takes, and is never called on the thread of a request.
     *
     * @param onlyIfChanged whether the lists of the last reading were all taken, so that the same need not be read again
     * @return the lists, or why there are none
     */
    CrlReading read(boolean onlyIfChanged);
}

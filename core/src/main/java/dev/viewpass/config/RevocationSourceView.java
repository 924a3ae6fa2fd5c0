package dev.viewpass.config;

/** What the platform's MBean server shows of one source of revocation data. Times are ISO-8601 texts in UTC. */
public interface RevocationSourceView {

    /**
     * Returns what the source is called.
     *
     * @return a path or an address
     */
    String getName();

    /**
     * Tells whether the operator can be at ease.
     *
     * @return true when something is in force, it has not ended, and the last attempt did not fail
     */
    boolean isGood();

    /**
     * Returns the date of the data.
     *
     * @return thisUpdate of the oldest list or answer in force, empty without one
     */
    String getThisUpdate();

    /**
     * Returns the end of the data.
     *
     * @return until when all lists or answers are usable, empty without one
     */
    String getNextUpdate();

    /**
     * Returns how old the data are.
     *
     * @return seconds since thisUpdate, -1 without a list or answer
     */
    long getAgeSeconds();

    /**
     * Returns when the source was last read without any fault.
     *
     * @return the time, empty when it never was
     */
    String getLastSuccess();

    /**
     * Returns when reading last failed.
     *
     * @return the time, empty when it never did
     */
    String getLastFailure();

    /**
     * Returns what was wrong then.
     *
     * @return a sentence, empty when nothing ever was
     */
    String getLastError();

    /**
     * Returns how often in a row reading failed.
     *
     * @return 0 after a success
     */
    int getFailures();
}

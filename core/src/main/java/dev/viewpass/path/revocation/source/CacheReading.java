package dev.viewpass.path.revocation.source;

/** What a cache directory knows of a source. */
public sealed interface CacheReading {

    /**
     * It knows a list.
     *
     * @param crl the list, whose signature and dates have to be examined like those of a fetched one
     */
    record Found(CachedCrl crl) implements CacheReading {}

    /** It knows nothing. */
    record Missing() implements CacheReading {}

    /**
     * There is a file, and it can not be used.
     *
     * @param sentence why, for the operator; it names the file
     */
    record Unreadable(String sentence) implements CacheReading {}
}

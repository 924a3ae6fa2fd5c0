package dev.viewpass.path.revocation.source;

import java.util.List;

/** What a cache directory knows of a source. */
public sealed interface CacheReading {

    /**
     * It knows lists.
     *
     * @param crls one of each series, at least one
     */
    record Found(List<CachedCrl> crls) implements CacheReading {

        /**
         * Makes the reading; the lists are copied.
         *
         * @param crls one of each series, at least one
         */
        public Found {
            crls = List.copyOf(crls);
        }
    }

    /** It knows nothing. */
    record Missing() implements CacheReading {}

    /**
     * There is a file, and it can not be used.
     *
     * @param sentence why, for the operator; it names the file
     */
    record Unreadable(String sentence) implements CacheReading {}
}

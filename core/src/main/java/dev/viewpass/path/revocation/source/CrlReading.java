package dev.viewpass.path.revocation.source;

import java.security.cert.X509CRL;
import java.util.List;

/** What became of reading an origin of CRLs. */
public sealed interface CrlReading {

    /**
     * Everything that is there.
     *
     * @param crls at least one list; nobody has looked at signatures, dates and scopes yet
     */
    record Lists(List<X509CRL> crls) implements CrlReading {

        /**
         * Makes the reading; the lists are copied.
         *
         * @param crls at least one list
         */
        public Lists {
            crls = List.copyOf(crls);
        }
    }

    /** What the last reading gave is still what there is. */
    record Unchanged() implements CrlReading {}

    /**
     * Nothing that may be used.
     *
     * @param sentence why, for the operator; it names the origin
     */
    record Failed(String sentence) implements CrlReading {}
}

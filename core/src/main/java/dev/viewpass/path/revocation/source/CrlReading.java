package dev.viewpass.path.revocation.source;

import java.security.cert.X509CRL;
import java.util.List;

/** What became of reading an origin of CRLs. */
public sealed interface CrlReading {

    /**
     * Everything that is there.
     *
     * @param crls lists; nobody has looked at signatures, dates and scopes yet
     * @param faults what could not be read beside them, in sentences for the operator
     */
    record Lists(List<X509CRL> crls, List<String> faults) implements CrlReading {

        /**
         * Makes the reading; the lists are copied.
         *
         * @param crls lists
         * @param faults what could not be read beside them
         */
        public Lists {
            crls = List.copyOf(crls);
            faults = List.copyOf(faults);
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

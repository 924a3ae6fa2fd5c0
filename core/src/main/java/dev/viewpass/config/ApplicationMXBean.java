package dev.viewpass.config;

import java.util.List;

/** What the platform's MBean server shows of an application that uses Viewpass. */
public interface ApplicationMXBean {

    /**
     * Returns the name of the application.
     *
     * @return what its settings file states, empty when it states none
     */
    String getApplication();

    /**
     * Returns how often revocation data have changed since the start.
     *
     * @return a number that only grows
     */
    long getRevocationGeneration();

    /**
     * Returns how the sources of revocation data fare.
     *
     * @return one item for each file, directory and address of lists, then one for each OCSP responder asked so far
     */
    List<RevocationSourceView> getRevocationSources();
}

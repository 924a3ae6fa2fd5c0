package dev.viewpass.path.revocation;

/** Where the CRLs of the moment are. It is asked by threads of requests, so that it answers from memory. */
@FunctionalInterface
public interface CurrentCrls {

    /**
     * Returns the lists that are at hand, and takes note of what the path says about lists that are not.
     *
     * @param path a path that is to be looked up; all its signatures are verified
     * @return the lists, those of other issuers too
     */
    CrlStore of(ExaminedPath path);
}

package dev.viewpass.header;

import dev.viewpass.refusal.Rejection;

/** The result of step 2. What is malformed never becomes absent: a caller must not choose to be anonymous by breaking a field. */
public sealed interface HeaderContent {

    /** The gateway saw no certificate. */
    record Absent() implements HeaderContent {}

    /**
     * The fields break their format or a cap.
     *
     * @param rejection a refusal with a code for malformed requests
     */
    record Malformed(Rejection rejection) implements HeaderContent {}

    /**
     * The fields carry certificates.
     *
     * @param chain what was presented
     */
    record Presented(PresentedChain chain) implements HeaderContent {}
}

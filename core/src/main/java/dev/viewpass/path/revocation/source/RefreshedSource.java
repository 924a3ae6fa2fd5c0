package dev.viewpass.path.revocation.source;

import java.time.Instant;

/** Something that is renewed again and again in the background. */
public interface RefreshedSource {

    /**
     * Returns what the source is called in sentences.
     *
     * @return for example its address
     */
    String name();

    /**
     * Renews the source. May block for as long as a fetch takes, and ends early when its thread is interrupted.
     *
     * @param now the present time
     * @return when to renew it again
     */
    Instant refresh(Instant now);
}

package dev.viewpass.bench;

import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the JDK's certificate factory, which hands out one object for equal encodings, about 750 of them, and a
 * certificate object remembers that its signature was verified. A server with more callers than that does without; a
 * benchmark of first-seen input must do without it too.
 *
 * <p>OpenJDK's factory forgets when it is asked to read nothing. No specification says so, so that benchmarks have to
 * make sure by {@link #requireForgotten} that they were handed new objects.
 */
final class FactoryMemory {
    private static final @Nullable InputStream NOTHING = null;

    private FactoryMemory() {}

    /** Forgets the certificates of this JVM. */
    static void forgetCertificates() {
        try {
            factory().generateCertificate(NOTHING);
        } catch (CertificateException e) {
            return;
        }
        throw new IllegalStateException("the JDK reads a certificate from nothing");
    }

    /** Forgets the CRLs of this JVM. */
    static void forgetLists() {
        try {
            factory().generateCRL(NOTHING);
        } catch (CRLException e) {
            return;
        }
        throw new IllegalStateException("the JDK reads a CRL from nothing");
    }

    /**
     * Makes sure that the factory made a new object.
     *
     * @param before what it made of an encoding before it had to forget
     * @param after what it made of the same encoding afterwards
     * @throws IllegalStateException if both are one object
     */
    static void requireForgotten(Object before, Object after) {
        if (before == after) {
            throw new IllegalStateException("the JDK has not forgotten what it read, so that nothing new is measured");
        }
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509", "SUN");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no provider SUN", e);
        }
    }
}

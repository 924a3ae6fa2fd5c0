package dev.viewpass.it.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Set;

/** What everybody writes by hand, in a JVM of its own: the JDK's builder with an anchor and a leaf of PEM files. */
public final class PlainPathBuilder {
    private PlainPathBuilder() {}

    public static void main(String[] files) throws IOException, GeneralSecurityException {
        X509CertSelector leaf = new X509CertSelector();
        leaf.setCertificate(read(Path.of(files[1])));
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(Set.of(new TrustAnchor(read(Path.of(files[0])), null)), leaf);
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            // Refused or not: what counts is where it asked.
        }
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}

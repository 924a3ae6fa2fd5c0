package dev.viewpass.testkit;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** RFC 5280 path validation by the JDK, the independent judge of what the testkit makes. */
final class Validation {
    private Validation() {}

    static void validate(TestCertificate certificate, TestAuthority root) throws GeneralSecurityException {
        validate(certificate, parameters(root));
    }

    static void validate(TestCertificate certificate, TestAuthority root, X509CRL... crls)
            throws GeneralSecurityException {
        PKIXParameters parameters = parameters(root);
        parameters.setRevocationEnabled(true);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(crls)), "SUN"));
        validate(certificate, parameters);
    }

    static void verifySelfSigned(X509Certificate certificate) throws GeneralSecurityException {
        certificate.verify(certificate.getPublicKey());
    }

    private static void validate(TestCertificate certificate, PKIXParameters parameters)
            throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509", "SUN").generateCertPath(certificate.chain());
        CertPathValidator.getInstance("PKIX", "SUN").validate(path, parameters);
    }

    private static PKIXParameters parameters(TestAuthority root) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
        parameters.setRevocationEnabled(false);
        return parameters;
    }
}

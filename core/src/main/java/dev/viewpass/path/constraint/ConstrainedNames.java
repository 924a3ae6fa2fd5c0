package dev.viewpass.path.constraint;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DistinguishedName;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.DirectoryName;
import dev.viewpass.certificate.GeneralName.DnsName;
import dev.viewpass.certificate.GeneralName.Email;
import dev.viewpass.certificate.GeneralName.Uninterpreted;
import dev.viewpass.certificate.GeneralNames;
import dev.viewpass.certificate.RelativeNames;
import dev.viewpass.refusal.LogText;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The names of a certificate that name constraints hold for: its subject, its alternative names, and every e-mail address
 * in its subject, also beside an alternative name of that kind.
 *
 * <p>The common names of an end entity that has no dNSName count as DNS names when they look like one. Both rules go
 * beyond RFC 5280 and are those of OpenSSL: applications take these attributes for names.
 */
public final class ConstrainedNames {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

    private ConstrainedNames() {}

    /**
     * Collects the names of an end entity.
     *
     * @param certificate the first certificate of a path
     * @return the names
     * @throws DerException if the subject or any alternative name is broken
     */
    public static List<ConstrainedName> ofEndEntity(X509Certificate certificate) throws DerException {
        List<ConstrainedName> names = ofAuthority(certificate);
        if (names.stream().anyMatch(constrained -> constrained.name() instanceof DnsName)) {
            return names;
        }
        List<ConstrainedName> all = new ArrayList<>(names);
        for (String commonName : attributes(certificate, COMMON_NAME)) {
            hostName(commonName)
                    .map(name -> new ConstrainedName(
                            name,
                            "the common name " + LogText.name(commonName) + " of "
                                    + CertificateText.subject(certificate) + ", which reads as a DNS name,"))
                    .ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /**
     * Collects the names of a CA.
     *
     * @param certificate any other certificate of a path
     * @return the names
     * @throws DerException if the subject or any alternative name is broken
     */
    public static List<ConstrainedName> ofAuthority(X509Certificate certificate) throws DerException {
        String owner = CertificateText.subject(certificate);
        List<ConstrainedName> names = new ArrayList<>();
        X500Principal subject = certificate.getSubjectX500Principal();
        RelativeNames relativeNames = RelativeNames.of(subject.getEncoded());
        if (!relativeNames.prepared().isEmpty()) {
            names.add(new ConstrainedName(new DirectoryName(subject, relativeNames), "the subject " + owner));
        }
        for (String address : attributes(certificate, EMAIL_ADDRESS)) {
            names.add(new ConstrainedName(
                    email(address), "the e-mail address " + LogText.name(address) + " in the subject " + owner));
        }
        for (GeneralName name : GeneralNames.alternativeNames(certificate).names()) {
            String shown = name.text().isEmpty() ? "" : " " + LogText.name(name.text());
            names.add(new ConstrainedName(name, "the " + name.kind().text() + shown + " of " + owner));
        }
        return List.copyOf(names);
    }

    private static List<String> attributes(X509Certificate certificate, String oid) throws DerException {
        return DistinguishedName.of(certificate.getSubjectX500Principal()).values(oid);
    }

    private static Optional<DnsName> hostName(String commonName) {
        try {
            return commonName.indexOf('.') < 0 ? Optional.empty() : Optional.of(DnsName.of(commonName));
        } catch (DerException e) {
            return Optional.empty();
        }
    }

    private static GeneralName email(String address) {
        try {
            return Email.of(address);
        } catch (DerException e) {
            return new Uninterpreted(GeneralName.Kind.EMAIL);
        }
    }
}

package dev.viewpass.certificate;

import dev.viewpass.certificate.GeneralName.DnsName;
import dev.viewpass.certificate.GeneralName.Email;
import dev.viewpass.certificate.GeneralName.OtherName;
import dev.viewpass.certificate.GeneralName.Uri;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The subject alternative names of a certificate (RFC 5280 section 4.2.1.6), all or none.
 *
 * <p>The JDK drops the whole extension silently when one entry does not parse, which turns a broken alternative name
 * into a fall-back to the common name. Here a broken entry is an error.
 *
 * @param emails rfc822Name entries
 * @param dnsNames dNSName entries
 * @param uris uniformResourceIdentifier entries
 * @param principalNames user principal names: otherName entries of type 1.3.6.1.4.1.311.20.2.3
 */
public record SubjectAlternativeNames(
        List<String> emails, List<String> dnsNames, List<String> uris, List<String> principalNames) {
    private static final String USER_PRINCIPAL_NAME = "1.3.6.1.4.1.311.20.2.3";
    private static final int UTF8_STRING = 0x0c;

    /**
     * Makes the names; the lists are copied.
     *
     * @param emails rfc822Name entries
     * @param dnsNames dNSName entries
     * @param uris uniformResourceIdentifier entries
     * @param principalNames user principal names
     */
    public SubjectAlternativeNames {
        emails = List.copyOf(emails);
        dnsNames = List.copyOf(dnsNames);
        uris = List.copyOf(uris);
        principalNames = List.copyOf(principalNames);
    }

    /**
     * Decodes the alternative names of a certificate.
     *
     * @param certificate any certificate
     * @return the names; all lists are empty when the extension is absent
     * @throws DerException if the extension is present and any entry of it is broken
     */
    public static SubjectAlternativeNames of(X509Certificate certificate) throws DerException {
        GeneralNames names = GeneralNames.alternativeNames(certificate);
        List<String> principalNames = new ArrayList<>();
        for (OtherName name : names.ofType(OtherName.class)) {
            if (name.type().equals(USER_PRINCIPAL_NAME)) {
                byte[] text = DerReader.of(name.octets()).read(UTF8_STRING).rest();
                principalNames.add(DistinguishedName.decode(text, StandardCharsets.UTF_8));
            }
        }
        return new SubjectAlternativeNames(
                texts(names, Email.class), texts(names, DnsName.class), texts(names, Uri.class), principalNames);
    }

    private static List<String> texts(GeneralNames names, Class<? extends GeneralName> type) {
        return names.ofType(type).stream().map(GeneralName::text).toList();
    }
}

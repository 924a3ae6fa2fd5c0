package dev.viewpass.certificate;

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
    private static final String EXTENSION = "2.5.29.17";
    private static final String USER_PRINCIPAL_NAME = "1.3.6.1.4.1.311.20.2.3";

    private static final int OTHER_NAME = 0xa0;
    private static final int EMAIL = 0x81;
    private static final int DNS_NAME = 0x82;
    private static final int URI = 0x86;
    private static final int IP_ADDRESS = 0x87;
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
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        List<String> emails = new ArrayList<>();
        List<String> dnsNames = new ArrayList<>();
        List<String> uris = new ArrayList<>();
        List<String> principalNames = new ArrayList<>();
        if (extension != null) {
            DerReader names = contents(extension);
            do {
                int tag = names.peekTag();
                DerReader name = names.readAny();
                switch (tag) {
                    case EMAIL -> emails.add(text(name));
                    case DNS_NAME -> dnsNames.add(text(name));
                    case URI -> uris.add(text(name));
                    case OTHER_NAME -> readOtherName(name, principalNames);
                    case IP_ADDRESS -> requireAddress(name.rest());
                    case 0xa3, 0xa4, 0xa5, 0x88 ->
                        name.rest(); // x400Address, directoryName, ediPartyName, registeredID
                    default -> throw new DerException("alternative name of unknown kind");
                }
            } while (names.hasNext());
        }
        return new SubjectAlternativeNames(emails, dnsNames, uris, principalNames);
    }

    private static DerReader contents(byte[] extension) throws DerException {
        DerReader octets = DerReader.of(
                DerReader.of(extension).read(DerReader.OCTET_STRING).rest());
        DerReader names = octets.read(DerReader.SEQUENCE);
        octets.requireEnd();
        if (!names.hasNext()) {
            throw new DerException("no alternative name in the extension");
        }
        return names;
    }

    private static String text(DerReader name) throws DerException {
        String text = DistinguishedName.decode(name.rest(), StandardCharsets.US_ASCII);
        if (text.isEmpty() || text.chars().anyMatch(character -> character <= ' ' || character == 0x7f)) {
            throw new DerException("alternative name that is empty or holds blanks or control characters");
        }
        return text;
    }

    private static void requireAddress(byte[] address) throws DerException {
        if (address.length != 4 && address.length != 16) {
            throw new DerException("IP address of " + address.length + " octets");
        }
    }

    private static void readOtherName(DerReader name, List<String> principalNames) throws DerException {
        String oid = name.readObjectIdentifier();
        DerReader value = name.read(0xa0);
        name.requireEnd();
        if (oid.equals(USER_PRINCIPAL_NAME)) {
            principalNames.add(DistinguishedName.decode(value.read(UTF8_STRING).rest(), StandardCharsets.UTF_8));
            value.requireEnd();
        }
    }
}

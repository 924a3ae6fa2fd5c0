package dev.viewpass.header;

import java.util.List;

/**
 * Certificates in an armour, usually that of PEM.
 *
 * @param armour what stands around each
 * @param isEscaped whether the value is percent-encoded; of a gateway that escapes only some characters the others are read
 *     as they are
 */
record PemSyntax(Armour armour, boolean isEscaped) implements CertificateSyntax {

    @Override
    public byte[] item(String value, int maxBytes) throws MalformedFieldException {
        return PemParser.item(text(value), armour, maxBytes);
    }

    @Override
    public List<byte[]> list(String value, int maxItems, int maxBytes) throws MalformedFieldException {
        return PemParser.list(text(value), armour, maxItems, maxBytes);
    }

    private String text(String value) throws MalformedFieldException {
        return isEscaped ? PercentEncoding.decode(value) : value;
    }
}

package dev.viewpass.header;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The three ways in which Apache httpd can write a PEM variable: {@code %{SSL_CLIENT_CERT}s} with blanks for line ends,
 * {@code %{escape:…}} percent-encoded, {@code %{base64:…}} as Base64 of the whole PEM. No value of one is a value of
 * another.
 *
 * @param armour what stands around each certificate, blanks allowed
 */
record HttpdSyntax(Armour armour) implements CertificateSyntax {

    @Override
    public byte[] item(String value, int maxBytes) throws MalformedFieldException {
        return PemParser.item(text(value), armour, maxBytes);
    }

    @Override
    public List<byte[]> list(String value, int maxItems, int maxBytes) throws MalformedFieldException {
        return PemParser.list(text(value), armour, maxItems, maxBytes);
    }

    private static String text(String value) throws MalformedFieldException {
        return value.startsWith("-") || value.startsWith("%")
                ? PercentEncoding.decode(value)
                : new String(StrictBase64.decode(value), StandardCharsets.ISO_8859_1);
    }
}

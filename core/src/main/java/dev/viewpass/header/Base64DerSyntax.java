package dev.viewpass.header;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.refusal.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Base64 of certificates in DER, without anything around it. */
final class Base64DerSyntax implements CertificateSyntax {
    private final @Nullable Character separator;
    private final boolean isQuotable;

    private Base64DerSyntax(@Nullable Character separator, boolean isQuotable) {
        this.separator = separator;
        this.isQuotable = isQuotable;
    }

    /** Several certificates have each a text of their own, separated by commas. */
    static Base64DerSyntax separated() {
        return new Base64DerSyntax(',', false);
    }

    /** Several certificates are one run of octets: each tells its own length. */
    static Base64DerSyntax concatenated() {
        return new Base64DerSyntax(null, false);
    }

    /** The same, where one pair of quotation marks may stand around the value. */
    Base64DerSyntax orQuoted() {
        return new Base64DerSyntax(separator, true);
    }

    @Override
    public byte[] item(String value, int maxBytes) throws MalformedFieldException {
        return decode(unquoted(value), maxBytes);
    }

    @Override
    public List<byte[]> list(String value, int maxItems, int maxBytes) throws MalformedFieldException {
        return separator == null
                ? elements(decode(unquoted(value), (long) maxItems * maxBytes), maxItems, maxBytes)
                : texts(value, separator, maxItems, maxBytes);
    }

    private static List<byte[]> texts(String value, char separator, int maxItems, int maxBytes)
            throws MalformedFieldException {
        List<byte[]> items = new ArrayList<>();
        FieldCursor cursor = new FieldCursor(value);
        do {
            requireRoom(items, maxItems);
            items.add(decode(cursor.upTo(separator), maxBytes));
        } while (cursor.accept(separator));
        return items;
    }

    private static List<byte[]> elements(byte[] octets, int maxItems, int maxBytes) throws MalformedFieldException {
        List<byte[]> items = new ArrayList<>();
        try {
            DerReader reader = DerReader.of(octets);
            while (reader.hasNext()) {
                requireRoom(items, maxItems);
                byte[] element = reader.readEncoded(DerReader.SEQUENCE);
                requireSize(element.length, maxBytes);
                items.add(element);
            }
        } catch (DerException e) {
            throw new MalformedFieldException(
                    RejectionReason.MALFORMED_CERTIFICATE,
                    "certificate " + (items.size() + 1) + " of it is not DER: " + e.getMessage());
        }
        return items;
    }

    private static void requireRoom(List<byte[]> items, int maxItems) throws MalformedFieldException {
        if (items.size() == maxItems) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_MANY_CERTIFICATES, "it has more than " + maxItems + " certificates");
        }
    }

    private static byte[] decode(String base64, long maxBytes) throws MalformedFieldException {
        if (base64.isEmpty()) {
            throw new MalformedFieldException("it has an empty certificate");
        }
        requireSize(StrictBase64.decodedLength(base64), maxBytes);
        return StrictBase64.decode(base64);
    }

    private static void requireSize(long octets, long maxBytes) throws MalformedFieldException {
        if (octets > maxBytes) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has a certificate of more than " + maxBytes + " octets");
        }
    }

    private String unquoted(String value) {
        boolean isQuoted = isQuotable && value.length() > 2 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}

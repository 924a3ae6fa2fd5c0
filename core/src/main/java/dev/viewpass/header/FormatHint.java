package dev.viewpass.header;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value looks like that can not be read, so that an operator sees which setting was meant. Decides nothing. */
enum FormatHint {
    /** A byte sequence. */
    COLON(":", "RFC 9440: is source=rfc9440 meant?", FieldEncoding.RFC9440),
    /** PEM, escaped. */
    ESCAPED_PEM(
            "(?i)(-|%2d){5}BEGIN(%20|\\+)CERT",
            "percent-encoded PEM: is source=nginx or aws-alb-passthrough, or source.encoding=percent-pem, meant?",
            FieldEncoding.PERCENT_PEM),
    /** PEM with blanks. */
    BLANK_PEM("-----BEGIN CERT", "PEM with blanks for line ends: is source=apache meant?", FieldEncoding.PEM),
    /** Envoy's pairs. */
    PAIRS(
            "(?i)(by|hash|cert|chain|subject|uri|dns)=",
            "x-forwarded-client-cert: is source=envoy meant?",
            FieldEncoding.XFCC),
    /** Base64 of a SEQUENCE of two length octets. */
    BARE_BASE64(
            "\"?MI[A-Za-z0-9+/]",
            "bare Base64 of DER: is source=haproxy, traefik or azure-app-service meant?",
            FieldEncoding.BASE64_DER,
            FieldEncoding.BASE64_DER_LIST,
            FieldEncoding.BASE64_DER_CONCATENATED),
    /** Base64 of the armour of PEM. */
    BASE64_PEM("LS0tLS1CRUdJT", "Base64 of PEM: is source=apache meant?", FieldEncoding.PEM);

    private final Pattern pattern;
    private final String text;
    private final Set<FieldEncoding> encodings;

    FormatHint(String pattern, String text, FieldEncoding first, FieldEncoding... others) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.text = text;
        this.encodings = EnumSet.of(first, others);
    }

    /**
     * Returns the end of a message about a value.
     *
     * @param value what can not be read
     * @param expected the encoding that is configured
     * @return a sentence, or an empty text when the value looks like nothing known or like what is configured
     */
    static String of(String value, FieldEncoding expected) {
        return Arrays.stream(values())
                .filter(hint -> hint.pattern.matcher(value).lookingAt())
                .findFirst()
                .filter(hint -> !hint.encodings.contains(expected))
                .map(hint -> "; it looks like " + hint.text)
                .orElse("");
    }
}

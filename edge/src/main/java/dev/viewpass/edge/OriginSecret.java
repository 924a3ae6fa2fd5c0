package dev.viewpass.edge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The origin custom header by which the origin tells its own distribution from everybody else. */
record OriginSecret(String field, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,1783}");

    /** Fields that the edge or HTTP itself writes; CloudFront refuses most of them as custom headers too. */
    private static final Set<String> RESERVED = Set.of(
            "cache-control",
            "connection",
            "content-length",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-forwarded-for");

    OriginSecret {
        String name = field.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(field).matches()) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" is not a header field name of at most 256 characters.");
        }
        if (RESERVED.contains(name) || ViewerFields.isForwardedByTheEdge(name)) {
            throw new IllegalArgumentException(
                    "The field " + field + " cannot carry a secret; choose one of your own.");
        }
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The secret of field " + field + " must be 1 to 1783 visible ASCII characters.");
        }
    }

    /** Names the field but never the value. */
    @Override
    public String toString() {
        return "OriginSecret[" + field + "]";
    }
}

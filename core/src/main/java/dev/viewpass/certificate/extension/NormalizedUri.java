package dev.viewpass.certificate.extension;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URIs as they are compared: scheme and host without case (RFC 3986 section 6.2.2.1), all else octet by octet. Nothing
 * more may be normalized: whether two paths name one resource is known to its server only.
 */
final class NormalizedUri {
    private static final Pattern SCHEME_AND_HOST = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]*+:)(?:(//(?:[^/?#@]*+@)?)(\\[[^\\]/?#@]*+]|[A-Za-z0-9._~!$&'()*+,;=%-]*+))?");

    private NormalizedUri() {}

    /**
     * Normalizes a URI.
     *
     * @param uri any text
     * @return the text with scheme and host in lower case; unchanged when it has no scheme
     */
    static String of(String uri) {
        Matcher start = SCHEME_AND_HOST.matcher(uri);
        if (!start.lookingAt()) {
            return uri;
        }
        String scheme = start.group(1).toLowerCase(Locale.ROOT);
        String host = start.group(3);
        return host == null
                ? scheme + uri.substring(start.end())
                : scheme + start.group(2) + host.toLowerCase(Locale.ROOT) + uri.substring(start.end());
    }
}

package dev.viewpass.config;

import java.util.Locale;
import java.util.Set;

/** Names of header fields in settings (RFC 9110 section 5.1). */
final class FieldName {
    private static final Set<String> STANDARD = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "authorization",
            "cache-control",
            "cdn-loop",
            "cloudfront-viewer-cert-issuer",
            "cloudfront-viewer-cert-present",
            "cloudfront-viewer-cert-serial-number",
            "cloudfront-viewer-cert-sha256",
            "cloudfront-viewer-cert-subject",
            "cloudfront-viewer-cert-validity",
            "connection",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-length",
            "content-location",
            "content-range",
            "content-type",
            "cookie",
            "date",
            "early-data",
            "expect",
            "forwarded",
            "from",
            "host",
            "http2-settings",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "keep-alive",
            "max-forwards",
            "origin",
            "pragma",
            "priority",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-http-method-override",
            "x-real-ip",
            "x-requested-with");

    private FieldName() {}

    static String of(Configuration configuration, Setting setting) {
        return checked(setting, configuration.value(setting));
    }

    static String checked(Setting setting, String name) {
        if (!name.matches("[A-Za-z0-9-]{1,256}")) {
            throw new ConfigurationException(setting, "write a field name of letters, digits and dashes");
        }
        if (STANDARD.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ConfigurationException(setting, name + " has a meaning of its own; choose another field");
        }
        return name;
    }
}

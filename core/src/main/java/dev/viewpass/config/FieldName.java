package dev.viewpass.config;

import java.util.Locale;
import java.util.Set;

/** Names of header fields in settings (RFC 9110 section 5.1). */
final class FieldName {
    private static final Set<String> STANDARD = Set.of(
            "accept",
            "authorization",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "date",
            "expect",
            "forwarded",
            "host",
            "keep-alive",
            "origin",
            "proxy-authorization",
            "referer",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");

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

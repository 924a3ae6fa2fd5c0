package dev.viewpass.header;

import java.util.Arrays;
import java.util.Optional;

/** How certificates are written in a field: the values of the setting {@code source.encoding}. */
public enum FieldEncoding {
    /** Base64 of DER between colons; several as a list (RFC 9440). */
    RFC9440("rfc9440"),
    /** Percent-encoded PEM; several one behind another. */
    PERCENT_PEM("percent-pem"),
    /** PEM whose line ends have become blanks; several one behind another. */
    PEM("pem"),
    /** Base64 of DER, one certificate in a field. */
    BASE64_DER("base64-der"),
    /** Base64 of DER; several separated by commas. */
    BASE64_DER_LIST("base64-der-list"),
    /** Base64 of DER; several one behind another in one run of octets. */
    BASE64_DER_CONCATENATED("base64-der-concatenated"),
    /** Elements of {@code x-forwarded-client-cert}. */
    XFCC("xfcc");

    private final String key;

    FieldEncoding(String key) {
        this.key = key;
    }

    /**
     * Returns the text of the setting.
     *
     * @return lower-case words with dashes
     */
    public String key() {
        return key;
    }

    /**
     * Finds an encoding by the text of the setting.
     *
     * @param key the text
     * @return the encoding, or nothing
     */
    public static Optional<FieldEncoding> of(String key) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.key.equals(key))
                .findFirst();
    }
}

package dev.viewpass.header;

/** How certificates are written in a field: the values of the setting {@code source.encoding}. */
public enum FieldEncoding {
    /** Base64 of DER between colons (RFC 9440). */
    RFC9440("rfc9440"),
    /** Percent-encoded PEM. */
    PERCENT_PEM("percent-pem");

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
}

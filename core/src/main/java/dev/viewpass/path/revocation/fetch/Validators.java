package dev.viewpass.path.revocation.fetch;

/**
 * What a server said to tell versions apart (RFC 9110 section 8.8), to be sent back when asking whether there is a newer
 * one. A value that is too long or not printable ASCII is left out.
 *
 * @param entityTag the field ETag, empty when there is none
 * @param lastModified the field Last-Modified, empty when there is none
 */
public record Validators(String entityTag, String lastModified) {
    /** Nothing to tell versions by. */
    public static final Validators NONE = new Validators("", "");

    private static final int MAX_LENGTH = 256;

    /**
     * Takes what a server sent.
     *
     * @param entityTag the field ETag, empty when there is none
     * @param lastModified the field Last-Modified, empty when there is none
     */
    public Validators {
        entityTag = clean(entityTag);
        lastModified = clean(lastModified);
    }

    private static String clean(String value) {
        boolean fit = value.length() <= MAX_LENGTH && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return fit ? value : "";
    }

    /** Tells whether a server can be asked for a newer version only. */
    boolean areAbsent() {
        return entityTag.isEmpty() && lastModified.isEmpty();
    }
}

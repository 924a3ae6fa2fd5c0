package dev.viewpass.refusal;

/**
 * One refusal: the code for programs and the sentence for the operator.
 *
 * @param reason the stable code
 * @param explanation one sentence that an operator can act on; on construction control characters in it are escaped and
 *     what goes beyond 1500 characters is cut, so that it always fits one line of a log
 */
public record Rejection(RejectionReason reason, String explanation) {
    private static final int MAX_LENGTH = 1_500;

    /**
     * Makes a rejection whose explanation is one safe line of text.
     *
     * @param reason the stable code
     * @param explanation one sentence, in which unsafe characters are allowed and will be escaped
     */
    public Rejection {
        explanation = LogText.shorten(explanation, MAX_LENGTH);
    }
}

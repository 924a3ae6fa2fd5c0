package dev.viewpass.refusal;

/**
 * One refusal: the code for programs and the sentence for the operator.
 *
 * @param reason the stable code
 * @param explanation one sentence that an operator can act on; control characters in it are escaped on construction, so
 *     that it is always safe in a log line
 */
public record Rejection(RejectionReason reason, String explanation) {

    /**
     * Makes a rejection whose explanation is one safe line of text.
     *
     * @param reason the stable code
     * @param explanation one sentence, in which unsafe characters are allowed and will be escaped
     */
    public Rejection {
        explanation = LogText.escape(explanation);
    }
}

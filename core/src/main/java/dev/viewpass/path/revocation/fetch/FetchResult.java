package dev.viewpass.path.revocation.fetch;

/** What became of a fetch. */
public sealed interface FetchResult {

    /** The whole answer. */
    final class Fetched implements FetchResult {
        private final byte[] octets;
        private final Validators validators;

        Fetched(byte[] octets, Validators validators) {
            this.octets = octets;
            this.validators = validators;
        }

        /**
         * Returns the body, which nobody has looked at yet.
         *
         * @return at least one octet, a copy
         */
        public byte[] octets() {
            return octets.clone();
        }

        /**
         * Returns what to send with the next fetch.
         *
         * @return the validators of this answer
         */
        public Validators validators() {
            return validators;
        }
    }

    /** The server has nothing newer than what the validators stand for (304). */
    record Unchanged() implements FetchResult {}

    /**
     * There is no answer that may be used.
     *
     * @param sentence why, for the operator; it names the address
     * @param isOutage whether another question would fare the same: the server can not be reached in time, or says that
     *     it is not available (429, 503)
     */
    record Failed(String sentence, boolean isOutage) implements FetchResult {}
}

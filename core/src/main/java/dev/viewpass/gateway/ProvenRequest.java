package dev.viewpass.gateway;

/**
 * A request whose sender has proven to be the configured gateway. Only {@link TrustedGateway} makes one, and only a
 * proven request is ever parsed.
 */
public final class ProvenRequest {
    private final ForwardedRequest request;

    ProvenRequest(ForwardedRequest request) {
        this.request = request;
    }

    /**
     * Returns the request that was proven.
     *
     * @return the adapter's view of it
     */
    public ForwardedRequest request() {
        return request;
    }
}

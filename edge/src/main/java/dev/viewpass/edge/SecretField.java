package dev.viewpass.edge;

import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The field line of the secret. It is encoded beforehand, so that the value goes over the wire but is not at hand for
 * Jetty's debug log, which prints whole requests.
 */
final class SecretField extends PreEncodedHttpField {
    SecretField(OriginSecret secret) {
        super(secret.field(), secret.value());
    }

    @Override
    public String getValue() {
        return "(secret)";
    }
}

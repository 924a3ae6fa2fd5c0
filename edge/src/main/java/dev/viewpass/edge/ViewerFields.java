package dev.viewpass.edge;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * The fields of a request that only the edge may write. Copies made by the client are dropped, every line of them and in
 * every spelling, in every mode, also when there is nothing to put in their place (RFC 9440 section 2.4).
 */
record ViewerFields(Optional<OriginSecret> secret) {
    static final String CLIENT_CERT = "Client-Cert";
    static final String CLIENT_CERT_CHAIN = "Client-Cert-Chain";
    private static final String METADATA_PREFIX = "cloudfront-viewer-cert-";

    static boolean isForwardedByTheEdge(String lowerCaseName) {
        return lowerCaseName.equals("client-cert")
                || lowerCaseName.equals("client-cert-chain")
                || lowerCaseName.startsWith(METADATA_PREFIX);
    }

    void dropFrom(HttpFields.Mutable fields) {
        for (Iterator<HttpField> lines = fields.iterator(); lines.hasNext(); ) {
            String name = lines.next().getName().toLowerCase(Locale.ROOT);
            if (isForwardedByTheEdge(name)
                    || secret.filter(s -> s.field().equalsIgnoreCase(name)).isPresent()) {
                lines.remove();
            }
        }
    }
}

package dev.viewpass.edge;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts whatever certificate a client can prove possession of: self-signed, expired, of any issuer, with any key.
 *
 * <p>It has to be an <em>extended</em> trust manager: the JDK wraps any other kind and then refuses chains with weak
 * algorithms, which passthrough mode lets through.
 */
final class AcceptAnyClient extends X509ExtendedTrustManager {
    /** The longest chain that CloudFront forwards, the end-entity certificate counted. */
    static final int MAX_CERTIFICATES = 4;

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length > MAX_CERTIFICATES) {
            throw new CertificateException("ClientCertMaxChainDepthExceeded: " + chain.length
                    + " certificates presented, at most " + MAX_CERTIFICATES + " are forwarded.");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("This trust manager judges clients only.");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    /** Names no issuer, so that clients offer certificates of every issuer. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

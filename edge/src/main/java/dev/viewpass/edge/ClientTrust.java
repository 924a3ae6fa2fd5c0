package dev.viewpass.edge;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which client certificates the TLS handshake lets through. In every mode a chain may have four certificates at most.
 *
 * <p>It has to be an <em>extended</em> trust manager: the JDK wraps any other kind and then refuses chains with weak
 * algorithms by itself, which passthrough mode lets through.
 */
abstract class ClientTrust extends X509ExtendedTrustManager {
    /** The longest chain that CloudFront takes, the end-entity certificate counted. */
    static final int MAX_CERTIFICATES = 4;

    /**
     * Judges a chain of permitted length, whose first certificate's key the client holds.
     *
     * @throws CertificateException if the handshake has to fail; the message begins with the code that CloudFront would
     *     write into its connection log
     */
    abstract void verify(X509Certificate[] chain, String authType) throws CertificateException;

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length > MAX_CERTIFICATES) {
            throw new CertificateException("ClientCertMaxChainDepthExceeded: " + chain.length
                    + " certificates presented, at most " + MAX_CERTIFICATES + " are accepted.");
        }
        verify(chain, authType);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    /** Names no issuer, as CloudFront unless told otherwise, so that clients offer certificates of every issuer. */
    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("This trust manager judges clients only.");
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }
}

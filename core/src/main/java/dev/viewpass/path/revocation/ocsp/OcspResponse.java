package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.path.revocation.KeySignature;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A successful response of type id-pkix-ocsp-basic (RFC 6960 section 4.2.1). Nothing in it is proven. Immutable, and it
 * remembers of which keys its signature is, since one response serves many decisions; safe for use by many threads.
 */
public final class OcspResponse {
    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
    // The issuer's key and those of delegates are asked about; the bound is for responses that are played with.
    private static final int MAX_REMEMBERED_KEYS = 16;

    private final ResponseData data;
    private final byte[] signedOctets;
    private final String signatureAlgorithm;
    private final byte[] signatureParameters;
    private final byte[] signature;
    private final List<X509Certificate> certificates;
    private final Map<PublicKey, Boolean> signedBy = new ConcurrentHashMap<>();

    /** What the signature covers (ResponseData). */
    record ResponseData(
            ResponderId responderId,
            Instant producedAt,
            List<SingleResponse> responses,
            Set<String> criticalExtensions) {}

    /**
     * Makes a response.
     *
     * @param signatureParameters the DER encoding of the parameters, empty when there are none
     */
    OcspResponse(
            ResponseData data,
            byte[] signedOctets,
            String signatureAlgorithm,
            byte[] signatureParameters,
            byte[] signature,
            List<X509Certificate> certificates) {
        this.data = data;
        this.signedOctets = signedOctets;
        this.signatureAlgorithm = signatureAlgorithm;
        this.signatureParameters = signatureParameters;
        this.signature = signature;
        this.certificates = List.copyOf(certificates);
    }

    /**
     * Drops the certificates of keys that are not known to have made the signature. They are not signed, so that anybody
     * between the responder and Viewpass could add some; a response is kept without them once it was examined.
     *
     * @return the same response with its responder's certificate only
     */
    public OcspResponse withoutOtherCertificates() {
        OcspResponse small = new OcspResponse(
                data,
                signedOctets,
                signatureAlgorithm,
                signatureParameters,
                signature,
                certificates.stream()
                        .filter(other -> signedBy.getOrDefault(other.getPublicKey(), false))
                        .toList());
        small.signedBy.putAll(signedBy);
        return small;
    }

    ResponseData data() {
        return data;
    }

    /** The certificates that came along. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Returns the algorithm of the signature.
     *
     * @return object identifier in dotted form
     */
    public String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /**
     * Returns the parameters of the signature algorithm.
     *
     * @return their DER encoding, or nothing when there are none
     */
    public Optional<byte[]> signatureParameters() {
        return signatureParameters.length == 0 ? Optional.empty() : Optional.of(signatureParameters.clone());
    }

    /** Tells whether a key made the signature. */
    boolean isSignedBy(PublicKey key) {
        Boolean known = signedBy.get(key);
        if (known == null) {
            known = verifies(key);
            if (signedBy.size() < MAX_REMEMBERED_KEYS) {
                signedBy.put(key, known);
            }
        }
        return known;
    }

    private boolean verifies(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(signatureAlgorithm, KeySignature.provider(key));
            if (signatureAlgorithm.equals(RSASSA_PSS)) {
                AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS", "SunRsaSign");
                parameters.init(signatureParameters);
                verifier.setParameter(parameters.getParameterSpec(PSSParameterSpec.class));
            }
            verifier.initVerify(key);
            verifier.update(signedOctets);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // A key that does not fit the algorithm can end in an unchecked exception; it proves nothing either way.
            return false;
        }
    }
}

package dev.viewpass.cli.verify;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.path.revocation.ocsp.OcspResponseDecoder;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Turns the PEM texts of a case into certificates and lists, as strictly as fields and files are read. */
final class BatchMaterial {
    private BatchMaterial() {}

    /** Decodes the one certificate of a text. */
    static X509Certificate certificate(String pem) throws DerException {
        List<byte[]> blocks = Pem.blocks(pem, "CERTIFICATE");
        if (blocks.size() != 1) {
            throw new DerException(blocks.size() + " certificates where one is expected");
        }
        return CertificateDecoder.decode(blocks.get(0));
    }

    /** Decodes what can be decoded: a pool may hold certificates that nobody can use. */
    static List<X509Certificate> usable(List<String> pems) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String pem : pems) {
            try {
                certificates.add(certificate(pem));
            } catch (DerException e) {
                // Left out, as the method says.
            }
        }
        return certificates;
    }

    /** Decodes all revocation lists; one that is broken could be the one that matters. */
    static List<X509CRL> revocationLists(List<String> pems) throws DerException {
        List<X509CRL> crls = new ArrayList<>();
        for (String pem : pems) {
            List<byte[]> blocks = Pem.blocks(pem, "X509 CRL");
            if (blocks.isEmpty()) {
                throw new DerException("a CRL is not in PEM");
            }
            for (byte[] encoded : blocks) {
                crls.add(revocationList(encoded));
            }
        }
        return crls;
    }

    private static X509CRL revocationList(byte[] encoded) throws DerException {
        try {
            return CrlDecoder.decode(encoded);
        } catch (DerException e) {
            throw new DerException("a CRL is malformed: " + e.getMessage(), e);
        }
    }

    /** Decodes all OCSP responses; one that is broken could be the one that matters. */
    static List<OcspResponse> ocspResponses(List<String> encoded) throws DerException {
        List<OcspResponse> responses = new ArrayList<>();
        for (String text : encoded) {
            responses.add(OcspResponseDecoder.decode(octets(text)));
        }
        return responses;
    }

    private static byte[] octets(String base64) throws DerException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new DerException("an OCSP response is not in base64", e);
        }
    }
}

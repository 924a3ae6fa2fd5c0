package dev.viewpass.it.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.path.revocation.ocsp.OcspResponseDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The certificates and the revocation data of one third-party case.
 *
 * @param node the case as its line has it
 */
record CorpusStatusData(JsonNode node) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a suite in the order of {@link CorpusCase#read}. */
    static List<CorpusStatusData> read(String suite) throws IOException {
        List<CorpusStatusData> all = new ArrayList<>();
        for (String line : Files.readAllLines(CorpusSuites.named(suite))) {
            all.add(new CorpusStatusData(JSON.readTree(line)));
        }
        return all;
    }

    String id() {
        return node.get("id").asText();
    }

    Instant time() {
        return Instant.parse(node.get("time").asText());
    }

    X509Certificate leaf() throws DerException {
        return certificate(node.get("leaf"));
    }

    X509Certificate anchor() throws DerException {
        return certificate(node.get("anchors").get(0));
    }

    X509Certificate intermediate() throws DerException {
        return certificate(node.get("intermediates").get(0));
    }

    X509CRL crl() throws DerException {
        return CrlDecoder.decode(
                Pem.blocks(node.get("crls").get(0).asText(), "X509 CRL").get(0));
    }

    OcspResponse ocspResponse() throws DerException {
        return OcspResponseDecoder.decode(
                Base64.getDecoder().decode(node.get("ocsp").get(0).asText()));
    }

    private static X509Certificate certificate(JsonNode pem) throws DerException {
        return CertificateDecoder.decode(Pem.blocks(pem.asText(), "CERTIFICATE").get(0));
    }
}

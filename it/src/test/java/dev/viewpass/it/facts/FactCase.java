package dev.viewpass.it.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One input of a row, as {@code verify --batch} takes it. */
final class FactCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String leaf;
    private final List<String> anchors = new ArrayList<>();
    private final List<String> intermediates = new ArrayList<>();
    private final List<String> crls = new ArrayList<>();
    private String revocation = "none";
    // Asked for when everything is made: a list that is a second younger than the question would lie in its future.
    private Supplier<Instant> at = Instant::now;
    private boolean mappings;

    private FactCase(String leaf) {
        this.leaf = leaf;
    }

    /** A certificate with the intermediates above it, under no anchor yet. */
    static FactCase of(TestCertificate certificate) {
        FactCase made = of(certificate.certificate());
        certificate.issuers().forEach(issuer -> made.intermediates.add(pem(issuer)));
        return made;
    }

    static FactCase of(X509Certificate certificate) {
        return new FactCase(pem(certificate));
    }

    /** What stands in the file of the leaf, whatever it is. */
    static FactCase ofText(String pem) {
        return new FactCase(pem);
    }

    static FactCase ofDer(byte[] encoded) {
        return new FactCase(pem(encoded));
    }

    FactCase under(TestAuthority anchor) {
        anchors.add(anchor.pem());
        return this;
    }

    FactCase under(X509Certificate anchor) {
        anchors.add(pem(anchor));
        return this;
    }

    FactCase beside(List<X509Certificate> pool) {
        pool.forEach(certificate -> intermediates.add(pem(certificate)));
        return this;
    }

    FactCase listedIn(CrlBuilder... lists) {
        revocation = "crl";
        for (CrlBuilder list : lists) {
            crls.add(list.pem());
        }
        return this;
    }

    FactCase at(Instant instant) {
        at = () -> instant;
        return this;
    }

    FactCase withMappings() {
        mappings = true;
        return this;
    }

    String line() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("purpose", "client");
        members.put("time", at.get().toString());
        members.put("anchors", anchors);
        members.put("intermediates", intermediates);
        members.put("leaf", leaf);
        members.put("crls", crls);
        members.put("revocation", Map.of("mode", revocation, "scope", "chain", "unknown", "deny"));
        if (mappings) {
            members.put(
                    "policies",
                    Map.of(
                            "initial", List.of("2.5.29.32.0"),
                            "explicit", true,
                            "inhibitMapping", false,
                            "inhibitAny", false));
        }
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(byte[] encoded) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END CERTIFICATE-----\n";
    }
}

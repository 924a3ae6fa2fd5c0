package dev.viewpass.it.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A case on which we differ from upstream, and the policy of ours that makes us differ.
 *
 * @param id the case
 * @param ours our verdict and reason code
 * @param policy one of {@link #POLICIES}
 */
record Divergence(String id, String ours, String policy) {
    /** Every policy that may make us differ. */
    static final Set<String> POLICIES = Set.of(
            "dsa",
            "weak-key",
            "weak-hash",
            "ca-as-client",
            "indirect-crl",
            "delta-crl",
            "policy-mapping",
            "anchor-rule",
            "eku-rule",
            "leaf-profile",
            "crl-age",
            "ocsp-age",
            "revocation-pending");

    /** Reads the checked-in lines of a run: case, our answer and policy, separated by tabs. */
    static Map<String, Divergence> read(String run) throws IOException {
        Map<String, Divergence> lines = new TreeMap<>();
        try (InputStream file = Divergence.class.getResourceAsStream("/corpora/" + run + "-divergences.tsv")) {
            List<String> all = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : all) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    Divergence divergence = new Divergence(columns[0], columns[1], columns[2]);
                    if (!POLICIES.contains(divergence.policy()) || lines.put(divergence.id(), divergence) != null) {
                        throw new AssertionError("unknown policy or second line: " + line);
                    }
                }
            }
        }
        return lines;
    }

    boolean isAccept() {
        return ours.startsWith("ACCEPT");
    }
}

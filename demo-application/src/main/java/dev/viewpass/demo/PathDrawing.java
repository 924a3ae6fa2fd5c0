package dev.viewpass.demo;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;

/** Draws a verified path as a chain of boxes, from the caller down to the anchor on which everything rests. */
final class PathDrawing {
    private PathDrawing() {}

    /**
     * Draws a path.
     *
     * @param path the caller's certificate first; the anchor may be missing, it is then drawn by its name
     * @return a list in HTML, or a sentence when there is no path
     */
    static String draw(List<X509Certificate> path) {
        if (path.isEmpty()) {
            return "<p class=\"quiet\">No certificate was presented.</p>";
        }
        X509Certificate last = path.get(path.size() - 1);
        boolean anchored = path.size() > 1 && last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        String boxes = IntStream.range(0, path.size())
                .mapToObj(i -> box(label(i, anchored && i == path.size() - 1), path.get(i)))
                .collect(Collectors.joining("\n"));
        String anchor = anchored ? "" : "\n" + box("Trust anchor", last.getIssuerX500Principal(), "");
        return "<ol class=\"path\">\n" + boxes + anchor + "\n</ol>";
    }

    private static String label(int index, boolean anchor) {
        return index == 0 ? "Certificate of the caller" : anchor ? "Trust anchor" : "Certification authority";
    }

    private static String box(String label, X509Certificate certificate) {
        return box(
                label,
                certificate.getSubjectX500Principal(),
                "<dl>" + Fact.of("Serial", certificate.getSerialNumber().toString(16))
                        + Fact.of("Key", key(certificate))
                        + Fact.of(
                                "Valid until",
                                certificate.getNotAfter().toInstant().toString())
                        + "</dl>");
    }

    private static String box(String label, X500Principal name, String facts) {
        return "<li><span class=\"label\">" + Html.escape(label) + "</span><strong>" + Html.escape(name.getName())
                + "</strong>" + facts + "</li>";
    }

    private static String key(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        return certificate.getPublicKey() instanceof ECPublicKey ec
                ? "EC " + ec.getParams().getOrder().bitLength()
                : certificate.getPublicKey().getAlgorithm();
    }
}

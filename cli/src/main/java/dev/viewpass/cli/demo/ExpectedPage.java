package dev.viewpass.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.testkit.TestCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A page, for a caller or for nobody in particular.
 *
 * @param caller whom the application must know
 */
record ExpectedPage(Optional<KnownCaller> caller) implements Expectation {
    private static final int OK = 200;

    /**
     * Somebody whom the application knows.
     *
     * @param name the name
     * @param groups the groups in alphabetical order
     * @param certificate what was presented
     */
    record KnownCaller(String name, List<String> groups, TestCertificate certificate) {}

    static ExpectedPage forNobody() {
        return new ExpectedPage(Optional.empty());
    }

    static ExpectedPage forCaller(String name, TestCertificate certificate, String... groups) {
        return new ExpectedPage(Optional.of(new KnownCaller(name, List.of(groups), certificate)));
    }

    @Override
    public String text() {
        return OK + " " + caller.map(KnownCaller::name).orElse("nobody");
    }

    @Override
    public List<String> deviations(Answer answer, Optional<LoggedRefusal> logged) {
        List<String> deviations = new ArrayList<>();
        if (answer.status() != OK) {
            deviations.add("another status");
        }
        if (!answer.caller().equals(caller.map(KnownCaller::name))) {
            deviations.add("another caller");
        }
        if (caller.isPresent()
                && answer.field("Cache-Control").filter("no-store"::equals).isEmpty()) {
            deviations.add("may be cached");
        }
        answer.json().ifPresent(object -> deviations.addAll(deviations(object)));
        return deviations;
    }

    private List<String> deviations(JsonNode object) {
        List<String> deviations = new ArrayList<>();
        if (!texts(object.path("groups")).equals(caller.map(KnownCaller::groups).orElse(List.of()))) {
            deviations.add("other groups: " + object.path("groups"));
        }
        if (!text(object.path("authType")).equals(caller.map(known -> "CLIENT_CERT"))) {
            deviations.add("another authentication type: " + object.path("authType"));
        }
        if (!text(object.path("fingerprint")).equals(caller.map(ExpectedPage::fingerprint))) {
            deviations.add("another certificate");
        }
        texts(object.path("headers")).stream()
                .filter(ExpectedPage::isGatewayField)
                .forEach(name -> deviations.add("the application sees " + name));
        return deviations;
    }

    private static String fingerprint(KnownCaller known) {
        return CertificateText.fingerprint(known.certificate().certificate());
    }

    private static boolean isGatewayField(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("client-cert")
                || lower.startsWith("cloudfront-viewer-cert")
                || lower.equals(GatewaySecrets.FIELD.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

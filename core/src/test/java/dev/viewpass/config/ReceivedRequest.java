package dev.viewpass.config;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A request in the form in which an adapter hands it over. */
record ReceivedRequest(List<Map.Entry<String, String>> lines, List<X509Certificate> hopCertificates)
        implements ForwardedRequest {
    static ReceivedRequest empty() {
        return new ReceivedRequest(List.of(), List.of());
    }

    static ReceivedRequest fromGateway() {
        return empty().with(WorkingSettings.SECRET_FIELD, WorkingSettings.SECRET);
    }

    ReceivedRequest with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(lines);
        more.add(Map.entry(name, value));
        return new ReceivedRequest(List.copyOf(more), hopCertificates);
    }

    /** The same on a connection that its sender authenticated. */
    ReceivedRequest over(List<X509Certificate> certificates) {
        return new ReceivedRequest(lines, certificates);
    }

    ReceivedRequest with(TestCertificate certificate) {
        return with("Client-Cert", certificate.clientCert()).with("Client-Cert-Chain", certificate.clientCertChain());
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.7";
    }

    @Override
    public List<String> fieldLines(String name) {
        return lines.stream()
                .filter(line -> line.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Collection<String> fieldNames() {
        return lines.stream().map(Map.Entry::getKey).toList();
    }

    @Override
    public String host() {
        return "app.example";
    }
}

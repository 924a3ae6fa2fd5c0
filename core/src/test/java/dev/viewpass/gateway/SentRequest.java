package dev.viewpass.gateway;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A request as a sender wrote it: field lines in the order and the case in which they were sent. */
public final class SentRequest implements ForwardedRequest {
    private final List<Line> lines;
    private final String address;
    private final String host;

    private record Line(String name, String value) {}

    private SentRequest(List<Line> lines, String address, String host) {
        this.lines = List.copyOf(lines);
        this.address = address;
        this.host = host;
    }

    public static SentRequest empty() {
        return new SentRequest(List.of(), "192.0.2.7", "app.example");
    }

    public SentRequest with(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new SentRequest(more, address, host);
    }

    SentRequest from(String otherAddress) {
        return new SentRequest(lines, otherAddress, host);
    }

    SentRequest at(String otherHost) {
        return new SentRequest(lines, address, otherHost);
    }

    /** The same request after the only way in which a test may pass the gateway without a secret. */
    public ProvenRequest proven() {
        GatewayVerdict verdict =
                TrustedGateway.builder().insecureAcceptAny().build().prove(this);
        return ((GatewayVerdict.Proven) verdict).request();
    }

    @Override
    public String remoteAddress() {
        return address;
    }

    @Override
    public List<String> fieldLines(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    @Override
    public Collection<String> fieldNames() {
        return lines.stream().map(Line::name).toList();
    }

    @Override
    public List<X509Certificate> hopCertificates() {
        return List.of();
    }

    @Override
    public String host() {
        return host;
    }
}

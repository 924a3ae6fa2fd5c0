package dev.viewpass.edge;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;

/** One running edge in front of one running origin, and people who may visit it. */
final class EdgeFixture implements AutoCloseable {
    static final String SECRET_FIELD = "X-Origin-Verify";
    static final String SECRET = "0123456789abcdef-0123456789abcdef";

    final EchoOrigin origin = new EchoOrigin();
    final PassthroughEdge edge;
    final TestAuthority root = TestAuthority.root("CN=Root CA");
    final TestAuthority upper = root.intermediate("CN=Upper CA");
    final TestAuthority people = upper.intermediate("CN=People CA");

    EdgeFixture() throws Exception {
        this(UnaryOperator.identity());
    }

    EdgeFixture(UnaryOperator<PassthroughEdge.Builder> settings) throws Exception {
        edge = settings.apply(PassthroughEdge.builder().origin(origin.uri()).secret(SECRET_FIELD, SECRET))
                .build();
        edge.start();
    }

    List<X509Certificate> trusted() {
        return List.of(edge.trustedServerCertificate());
    }

    Viewer viewer(TestCertificate certificate, String... protocols) {
        return new Viewer(certificate.sslContext(trusted()), edge.port(), List.of(protocols));
    }

    Viewer anonymous() {
        return new Viewer(TestCertificate.anonymousSslContext(trusted()), edge.port());
    }

    @Override
    public void close() {
        edge.close();
        origin.close();
    }
}

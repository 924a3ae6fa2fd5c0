package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.principal.CertificatePrincipal;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.file.Path;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application behind the filter learns about the caller. */
class ApplicationViewTest {
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private Application application;

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory)
                .with("certificate", "optional")
                .with("paths.health.pattern", "/health")
                .with("paths.health.certificate", "ignore")
                .page("/certificates", (request, response) -> certificatesOf(request))
                .page("/health", (request, response) -> Page.callerOf(request) + certificatesOf(request));
    }

    private static String certificatesOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] certificates
                ? Arrays.stream(certificates)
                        .map(certificate ->
                                certificate.getSubjectX500Principal().getName())
                        .collect(Collectors.joining(" < "))
                : "attribute=" + request.getAttribute(ATTRIBUTE);
    }

    /** A filter in front that has already signed somebody in, as a connector with TLS of its own does. */
    private static Filter upstream() {
        return (request, response, chain) -> {
            request.setAttribute(ATTRIBUTE, new X509Certificate[] {Acme.STRANGER.certificate()});
            chain.doFilter(request, response);
        };
    }

    @Test
    void theCallerIsAPrincipalWithNameGroupsAndCertificate() throws Exception {
        application.page("/", (request, response) -> {
            Principal principal = request.getUserPrincipal();
            CertificatePrincipal caller = (CertificatePrincipal) principal;
            return String.join(
                    " ",
                    caller.getName(),
                    request.getRemoteUser(),
                    request.getAuthType(),
                    caller.groups().toString(),
                    "" + caller.certificate().equals(Acme.ALICE.certificate()));
        });
        try (Application running = application.start()) {
            assertThat(running.get("/").as(Acme.ALICE).body())
                    .isEqualTo("CN=Alice,OU=Operations,O=Acme CN=Alice,OU=Operations,O=Acme CLIENT_CERT"
                            + " [admin, user] true");
        }
    }

    @Test
    void anAnonymousCallerIsNobody() throws Exception {
        application.page(
                "/",
                (request, response) ->
                        request.getUserPrincipal() + " " + request.getRemoteUser() + " " + request.getAuthType());
        try (Application running = application.start()) {
            assertThat(running.get("/").anonymously().body()).isEqualTo("null null null");
        }
    }

    @Test
    void rolesAreTheGroupsAndTwoStarsAnyCaller() throws Exception {
        application.page(
                "/",
                (request, response) -> Arrays.stream(
                                new String[] {"admin", "user", "Admin", "other", "*", "**", "", null})
                        .filter(request::isUserInRole)
                        .collect(Collectors.joining(" ")));
        try (Application running = application.start()) {
            assertThat(running.get("/").as(Acme.ALICE).body()).isEqualTo("admin user **");
            assertThat(running.get("/").as(Acme.BOB).body()).isEqualTo("user **");
            assertThat(running.get("/").anonymously().body()).isEmpty();
        }
    }

    @Test
    void theAttributeHoldsTheVerifiedPathWithoutTheAnchor() throws Exception {
        try (Application running = application.start()) {
            assertThat(running.get("/certificates").as(Acme.ALICE).body())
                    .isEqualTo("CN=Alice,OU=Operations,O=Acme < CN=Acme People CA,O=Acme");
        }
    }

    @Test
    void whatWasPresentedBesideThePathIsNotInTheAttribute() throws Exception {
        try (Application running = application.start()) {
            assertThat(running.get("/certificates")
                            .as(Acme.ALICE.withIssuers(List.of(
                                    Acme.STRANGER.certificate(), Acme.PEOPLE.certificate(), Acme.BOB.certificate())))
                            .body())
                    .isEqualTo("CN=Alice,OU=Operations,O=Acme < CN=Acme People CA,O=Acme");
        }
    }

    @Test
    void anAttributeOfSomebodyElseIsOverwrittenOrRemoved() throws Exception {
        try (Application running = application.filter(upstream()).start()) {
            assertThat(running.get("/certificates").as(Acme.ALICE).body()).startsWith("CN=Alice,");
            assertThat(running.get("/certificates").anonymously().body()).isEqualTo("attribute=null");
            assertThat(running.get("/certificates").send().body()).isEqualTo("attribute=null");
            assertThat(running.get("/health").as(Acme.ALICE).body()).isEqualTo("caller=nullattribute=null");
        }
    }

    @Test
    void aCallerWhomTheContainerBelievesInIsNobody() throws Exception {
        Filter container = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public String getRemoteUser() {
                        return "root";
                    }

                    @Override
                    public Principal getUserPrincipal() {
                        return () -> "root";
                    }

                    @Override
                    public String getAuthType() {
                        return BASIC_AUTH;
                    }

                    @Override
                    public boolean isUserInRole(String role) {
                        return true;
                    }
                },
                response);
        application.page(
                "/",
                (request, response) -> request.getUserPrincipal() + " " + request.getRemoteUser() + " "
                        + request.getAuthType() + " " + request.isUserInRole("admin"));
        try (Application running = application.filter(container).start()) {
            assertThat(running.get("/").anonymously().body()).isEqualTo("null null null false");
            assertThat(running.get("/").as(Acme.BOB).body())
                    .isEqualTo("CN=Bob,OU=Sales,O=Acme CN=Bob,OU=Sales,O=Acme CLIENT_CERT false");
        }
    }

    @Test
    void anAnswerToACallerIsNotStoredUnlessTheApplicationSaysSo() throws Exception {
        application.page("/cached", (request, response) -> {
            response.setHeader("Cache-Control", "private, max-age=60");
            return "x";
        });
        try (Application running = application.start()) {
            assertThat(running.get("/certificates").as(Acme.ALICE).headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
            assertThat(running.get("/cached").as(Acme.ALICE).headers().allValues("Cache-Control"))
                    .containsExactly("private, max-age=60");
            assertThat(running.get("/certificates").anonymously().headers().allValues("Cache-Control"))
                    .isEmpty();
            assertThat(running.get("/missing").as(Acme.ALICE).headers().allValues("Cache-Control"))
                    .singleElement()
                    .asString()
                    .contains("no-store");
        }
    }
}

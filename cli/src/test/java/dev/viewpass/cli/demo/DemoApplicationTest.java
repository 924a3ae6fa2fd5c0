package dev.viewpass.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record DemoApplicationTest(Container container) {
    private static final ListenAddress FREE = new ListenAddress("127.0.0.1", 0);

    private static DemoWorld world;
    private static ContainerRuntime runtime;
    private static DemoSite site;
    private static Gateway edge;
    private static Exchange exchange;

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException {
        world = DemoWorld.create();
        runtime = ContainerRuntime.unpack(container);
        site = DemoSite.start(world, runtime, OriginSettings.of(FREE, world.settingsFile()));
        edge = site.launch(GatewayLauncher.EDGE, FREE, ChainLines.ONE);
        exchange = new Exchange(edge, edge, edge, site.origin(), site.origin());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        edge.close();
        site.close();
        runtime.close();
        world.close();
    }

    @Test
    void theHomePageShowsCallerPathAndGroups() throws IOException {
        Answer home = exchange.send(Call.through(world.of(Persona.ALICE), "/"));

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.field("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(home.body())
                .contains("<h1>alice</h1>", "<li>admin</li><li>user</li>", "CLIENT_CERT", "none visible")
                .containsSubsequence(
                        "CN=alice,OU=Operations,O=Acme",
                        "CN=Acme People CA,O=Acme",
                        "CN=Acme Policy CA,O=Acme",
                        "Trust anchor",
                        "CN=Acme Root CA,O=Acme");
    }

    @Test
    void theHomePageLoadsNothingAndRunsNothing() throws IOException {
        Answer home = exchange.send(Call.anonymous("/"));

        assertThat(home.body()).contains("Nobody is signed in").doesNotContain("<script", "src=", "@import", "${");
        assertThat(home.field("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    @Test
    void aSessionIsKeptInACookieThatScriptsCannotRead() throws IOException {
        Answer session = exchange.send(Call.through(world.of(Persona.BOB), "/session"));

        assertThat(session.caller()).contains("bob");
        assertThat(session.json().orElseThrow().path("id").asText()).isNotBlank();
        assertThat(session.field("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly"));
    }

    @Test
    void headIsAnsweredLikeGetWithoutContent() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) site.origin().resolve("/health").toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod("HEAD");

        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getContentLength()).isEqualTo("ok\n".length());
        assertThat(connection.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void anUnknownPageIsNotFound() throws IOException {
        assertThat(exchange.send(Call.anonymous("/nothing")).status()).isEqualTo(404);
    }

    @Test
    void headsOfManyKilobytesAreAccepted() throws IOException {
        Call call = Call.direct("/public").with("X-Large", "x".repeat(60_000));

        assertThat(exchange.send(call).status()).isEqualTo(200);
    }
}

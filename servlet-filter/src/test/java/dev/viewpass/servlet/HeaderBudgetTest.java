package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.eclipse.jetty.jmx.MBeanContainer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeaderBudgetTest {
    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final Server server = new Server();

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void warnsOfALimitThatFourLargeCertificatesDoNotFit() throws Exception {
        serve(8_192);

        assertThat(warnings(4))
                .singleElement()
                .asString()
                .contains("at most 8192 octets", "need about 13696")
                .endsWith("Set jetty.httpConfig.requestHeaderSize=32768");
    }

    @Test
    void theSmallestLimitOfAllConnectorsCounts() throws Exception {
        serve(65_536, 16_384, 65_536);

        assertThat(warnings(10)).singleElement().asString().contains("at most 16384 octets");
    }

    @Test
    void isSilentWhenThereIsRoom() throws Exception {
        serve(16_384);

        assertThat(warnings(4)).isEmpty();
    }

    @Test
    void oneCertificateFitsTheUsualLimit() throws Exception {
        serve(8_192);

        assertThat(warnings(1)).isEmpty();
    }

    @Test
    void isSilentWhenNoContainerTellsItsLimit() {
        assertThat(warnings(4)).isEmpty();
    }

    private void serve(int... limits) throws Exception {
        server.addBean(new MBeanContainer(beans));
        for (int limit : limits) {
            HttpConfiguration http = new HttpConfiguration();
            http.setRequestHeaderSize(limit);
            server.addConnector(new ServerConnector(server, new HttpConnectionFactory(http)));
        }
        server.start();
    }

    private List<String> warnings(int certificates) {
        try (LoggedLines log = new LoggedLines("dev.viewpass.servlet")) {
            new HeaderBudget(beans).warnUnlessEnoughFor(certificates);
            return log.lines();
        }
    }
}

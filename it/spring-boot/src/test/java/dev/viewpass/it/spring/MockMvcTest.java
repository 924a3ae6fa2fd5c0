package dev.viewpass.it.spring;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.viewpass.testkit.junit.ForwardedCallers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Requests that never leave the process pass the real filter too. */
@SpringBootTest
@AutoConfigureMockMvc
class MockMvcTest {
    @RegisterExtension
    static final ForwardedCallers callers = ForwardedCallers.builder()
            .caller("alice", "CN=alice,OU=Operations,O=Acme")
            .caller("bob", "CN=bob,OU=Sales,O=Acme")
            .build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        Path file = callers.settingsFile(Path.of("src/main/resources/viewpass.properties"));
        properties.add("client-certificates.settings", file::toString);
    }

    @Autowired
    private MockMvc mvc;

    @Test
    void aliceSeesAllOrders() throws Exception {
        MockHttpServletRequestBuilder request = get("/orders/all");
        callers.as("alice").fields().forEach(request::header);

        mvc.perform(request).andExpect(status().isOk()).andExpect(content().string("all orders, alice"));
    }

    @Test
    void bobDoesNotSeeThemAndNobodyPassesTheGatewayBy() throws Exception {
        MockHttpServletRequestBuilder ofBob = get("/orders/all");
        callers.as("bob").fields().forEach(ofBob::header);
        MockHttpServletRequestBuilder past = get("/orders/all");
        callers.pastTheGateway("alice").fields().forEach(past::header);

        mvc.perform(ofBob).andExpect(status().isForbidden());
        mvc.perform(past).andExpect(status().isForbidden());
        mvc.perform(get("/orders/all")).andExpect(status().isForbidden());
    }
}

package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.ServletException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the filter finds its settings, in an application that is described by a web.xml. */
class SettingsDiscoveryTest {
    private static final String DEFAULT_FILE = "WEB-INF/viewpass.properties";

    @TempDir
    private Path directory;

    private Application application;

    @BeforeEach
    void make() {
        application =
                Application.bareWebApplicationIn(directory).page("/", (request, response) -> Page.callerOf(request));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static String settings(String principal) {
        return String.join(
                "\n",
                "source=rfc9440",
                "gateway.secret.field=" + Application.SECRET_FIELD,
                "gateway.secret.values=" + Application.SECRET,
                "anchors=/WEB-INF/anchors.pem",
                "revocation=off",
                "principal=" + principal,
                "");
    }

    private void webXml(String contextParameters, Map<String, String> initParameters) {
        StringBuilder parameters = new StringBuilder();
        initParameters.forEach((name, value) -> parameters
                .append("<init-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></init-param>"));
        Application.write(
                directory,
                "WEB-INF/web.xml",
                "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>" + contextParameters
                        + "<filter><filter-name>viewpass</filter-name><filter-class>"
                        + ClientCertificateFilter.class.getName() + "</filter-class>" + parameters
                        + "</filter><filter-mapping><filter-name>viewpass</filter-name><url-pattern>/*</url-pattern>"
                        + "</filter-mapping></web-app>");
    }

    private static String contextParameter(String location) {
        return "<context-param><param-name>viewpass.config</param-name><param-value>" + location
                + "</param-value></context-param>";
    }

    private String caller() throws Exception {
        return application.startAsDescribed().get("/").as(Acme.ALICE).body();
    }

    private ServletException failure() {
        return assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> application.startAsDescribed())
                .actual();
    }

    @Test
    void theDefaultFileIsRead() throws Exception {
        webXml("", Map.of());
        Application.write(directory, DEFAULT_FILE, settings("subject.cn"));

        assertThat(caller()).isEqualTo("caller=Alice");
    }

    @Test
    void theContextParameterNamesAnotherFile() throws Exception {
        webXml(contextParameter("/WEB-INF/conf/other.properties"), Map.of());
        Application.write(directory, DEFAULT_FILE, settings("subject"));
        Application.write(directory, "WEB-INF/conf/other.properties", settings("subject.cn"));

        assertThat(caller()).isEqualTo("caller=Alice");
    }

    @Test
    void theInitParameterWinsOverTheContextParameter() throws Exception {
        String outside =
                directory.resolve("outside.properties").toAbsolutePath().toString();
        webXml(contextParameter("/WEB-INF/missing.properties"), Map.of("config", outside));
        Application.write(directory, "outside.properties", settings("subject.cn"));

        assertThat(caller()).isEqualTo("caller=Alice");
    }

    @Test
    void initParametersAreSettingsThemselves() throws Exception {
        webXml("", Map.of("principal", "subject.cn", "group.admin", "subject.ou=Operations"));
        Application.write(directory, DEFAULT_FILE, settings("subject"));

        assertThat(caller()).isEqualTo("caller=Alice");
    }

    @Test
    void theClassPathIsTheLastPlaceToLook() throws Exception {
        webXml("", Map.of());
        Application.write(directory, "classes/viewpass.properties", settings("subject.cn"));
        try (URLClassLoader loader = loader("classes/")) {
            application.context().setClassLoader(loader);

            assertThat(caller()).isEqualTo("caller=Alice");
        }
    }

    @Test
    void theFileOfTheApplicationWinsOverTheClassPath() throws Exception {
        webXml("", Map.of());
        Application.write(directory, DEFAULT_FILE, settings("subject.cn"));
        Application.write(directory, "classes/viewpass.properties", settings("subject"));
        try (URLClassLoader loader = loader("classes/")) {
            application.context().setClassLoader(loader);

            assertThat(caller()).isEqualTo("caller=Alice");
        }
    }

    private URLClassLoader loader(String classes) throws MalformedURLException {
        return new URLClassLoader(
                new URL[] {directory.resolve(classes).toUri().toURL()},
                getClass().getClassLoader());
    }

    @Test
    void withoutAnySettingsTheStartFails() {
        webXml("", Map.of());

        assertThat(failure()).hasMessageStartingWith("Viewpass can not start: source: write cloudfront-passthrough");
    }

    @Test
    void aFileThatIsNamedAndMissingFailsTheStart() {
        webXml("", Map.of("config", "/WEB-INF/missing.properties"));
        Application.write(directory, DEFAULT_FILE, settings("subject.cn"));

        assertThat(failure()).hasMessage("Viewpass can not start: config: /WEB-INF/missing.properties does not exist");
    }

    @Test
    void aWrongSettingFailsTheStartByItsKeyAndWithoutTheSecret() {
        webXml("", Map.of());
        Application.write(directory, DEFAULT_FILE, settings("subject.cn") + "clock-skew=1h\n");

        assertThat(failure())
                .hasMessageStartingWith("Viewpass can not start: clock-skew: ")
                .hasMessageNotContaining(Application.SECRET);
    }

    @Test
    void anUnknownInitParameterFailsTheStart() {
        webXml("", Map.of("encoding", "UTF-8"));
        Application.write(directory, DEFAULT_FILE, settings("subject.cn"));

        assertThat(failure()).hasMessageStartingWith("Viewpass can not start: encoding: this is not a setting");
    }

    @Test
    void anApplicationThatEndsLeavesNothingBehind() throws Exception {
        webXml("", Map.of());
        Application.write(directory, DEFAULT_FILE, settings("subject.cn") + "application=shop\n");
        application.startAsDescribed();
        assertThat(RegisteredApplications.names()).containsExactly("shop");

        application.close();
        assertThat(RegisteredApplications.names()).isEmpty();
    }
}

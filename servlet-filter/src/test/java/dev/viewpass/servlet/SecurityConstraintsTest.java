package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints that the container would check before the filter are found at the start. */
class SecurityConstraintsTest {
    private static final String REMEDY = "constraints are checked before filters; use mechanism=jaspic or remove them";

    @TempDir
    private Path directory;

    private Application application;

    @BeforeEach
    void make() {
        application = Application.in(directory);
    }

    private void webXml(String prolog, String content) {
        Application.write(
                directory,
                "WEB-INF/web.xml",
                prolog + "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>" + content
                        + "</web-app>");
    }

    private static String constraint(String content) {
        return "<security-constraint><web-resource-collection><web-resource-name>a</web-resource-name>"
                + "<url-pattern>/a/*</url-pattern></web-resource-collection>" + content + "</security-constraint>";
    }

    private void fails(String what) {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> application.start().close())
                .withMessage("Viewpass can not start: mechanism: " + what + ": " + REMEDY);
        application.close();
    }

    private void starts() {
        assertThatNoException().isThrownBy(() -> application.start());
        assertThat(application.get("/missing").as(Acme.ALICE).statusCode()).isEqualTo(404);
        application.close();
    }

    @Test
    void aConstraintWithARoleFailsTheStart() {
        webXml("", constraint("<auth-constraint><role-name>admin</role-name></auth-constraint>"));

        fails("security-constraint in /WEB-INF/web.xml");
    }

    @Test
    void aConstraintForAnyCallerFailsTheStart() {
        webXml("", constraint("<auth-constraint><description/><role-name>**</role-name></auth-constraint>"));

        fails("security-constraint in /WEB-INF/web.xml");
    }

    @Test
    void oneConstraintWithARoleAmongOthersFailsTheStart() {
        webXml(
                "",
                constraint("<auth-constraint/>")
                        + constraint("<auth-constraint><role-name>admin</role-name></auth-constraint>"));

        fails("security-constraint in /WEB-INF/web.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<security-role><role-name>admin</role-name></security-role>",
                "<!-- <security-constraint><auth-constraint><role-name>a</role-name></auth-constraint> -->",
                "<deny-uncovered-http-methods/>"
            })
    void whatIsNoConstraintDoesNotMatter(String content) {
        webXml("", content);

        starts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<auth-constraint/>",
                "<user-data-constraint><transport-guarantee>NONE</transport-guarantee></user-data-constraint>"
            })
    void aConstraintWithoutARoleIsLeftToTheContainer(String content) {
        webXml("", constraint(content));

        starts();
    }

    @Test
    void aDeclaredRoleAfterAConstraintWithoutOneIsNoConstraint() {
        webXml(
                "",
                constraint("<auth-constraint></auth-constraint>")
                        + "<security-role><role-name>admin</role-name></security-role>");

        starts();
    }

    @Test
    void theContainerThatReadsTheSameFileDoesNotChangeThis() {
        application = Application.webApplicationIn(directory);
        webXml("", constraint("<auth-constraint><role-name>admin</role-name></auth-constraint>"));

        fails("security-constraint in /WEB-INF/web.xml");
    }

    @Test
    void aServletWithoutAClassDoesNotMatter() {
        application = Application.webApplicationIn(directory);
        webXml("", "<servlet><servlet-name>page</servlet-name><jsp-file>/page.jsp</jsp-file></servlet>");

        starts();
    }

    @Test
    void aDoctypeIsNotFollowed() {
        webXml("<!DOCTYPE web-app SYSTEM 'http://127.0.0.1:1/web-app.dtd'>", "");

        starts();
    }

    @Test
    void aFileThatHidesConstraintsInAnEntityFailsTheStart() {
        Application.write(
                directory, "e.xml", constraint("<auth-constraint><role-name>a</role-name></auth-constraint>"));
        String outside = directory.resolve("e.xml").toUri().toString();

        webXml("<!DOCTYPE web-app [<!ENTITY e SYSTEM '" + outside + "'>]>", "&e;");
        failsToSearch();
        webXml("<!DOCTYPE web-app [<!ENTITY e '<auth-constraint/>'>]>", "&e;");
        failsToSearch();
    }

    @Test
    void aFileThatIsNoXmlFailsTheStart() {
        webXml("", "<security-constraint>");

        failsToSearch();
    }

    private void failsToSearch() {
        try (Application broken = Application.in(directory)) {
            assertThatExceptionOfType(ServletException.class)
                    .isThrownBy(broken::start)
                    .withMessage("Viewpass can not start: mechanism: /WEB-INF/web.xml can not be searched for security"
                            + " constraints");
        }
    }

    @ServletSecurity(@HttpConstraint(rolesAllowed = "admin"))
    private static class Constrained extends Page {
        private static final long serialVersionUID = 1;
    }

    private static final class ConstrainedBySuperclass extends Constrained {
        private static final long serialVersionUID = 1;
    }

    @ServletSecurity(httpMethodConstraints = @HttpMethodConstraint(value = "POST", rolesAllowed = "admin"))
    private static final class ConstrainedForOneMethod extends Page {
        private static final long serialVersionUID = 1;
    }

    @ServletSecurity(
            value = @HttpConstraint(ServletSecurity.EmptyRoleSemantic.DENY),
            httpMethodConstraints = @HttpMethodConstraint("GET"))
    private static final class Closed extends Page {
        private static final long serialVersionUID = 1;
    }

    @Test
    void anAnnotationWithARoleFailsTheStart() {
        application.servlet(new Constrained(), "/constrained");

        fails("@ServletSecurity on " + Constrained.class.getName());
    }

    @Test
    void anInheritedAnnotationFailsTheStart() {
        application.servlet(new ConstrainedBySuperclass(), "/constrained");

        fails("@ServletSecurity on " + ConstrainedBySuperclass.class.getName());
    }

    @Test
    void anAnnotationForOneMethodFailsTheStart() {
        application.servlet(new ConstrainedForOneMethod(), "/constrained");

        fails("@ServletSecurity on " + ConstrainedForOneMethod.class.getName());
    }

    @Test
    void anAnnotationWithoutARoleIsLeftToTheContainer() {
        application.servlet(new Closed(), "/closed");

        starts();
    }
}

package dev.viewpass.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void namesOutOfCertificatesStayText() {
        assertThat(Html.escape("<script>alert(\"x\" & 'y')</script>"))
                .isEqualTo("&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
    }

    @Test
    void whatWasFilledInIsNotTakenForAPlace() {
        String page = Html.template("home.html").fill(Map.of("title", "${groups} $1 \\", "groups", "none"));

        assertThat(page).contains("<h1>${groups} $1 \\</h1>");
    }

    @Test
    void aMissingTemplateIsTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Html.template("none.html"))
                .withMessageContaining("none.html");
    }
}

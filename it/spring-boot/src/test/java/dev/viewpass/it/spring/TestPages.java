package dev.viewpass.it.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Collections;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Pages by which tests look into the application. */
@Configuration(proxyBeanMethods = false)
class TestPages {

    /** Tells on the error page who the caller is. */
    @Bean
    ErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, Object> attributes = super.getErrorAttributes(request, options);
                attributes.put("caller", request.getRemoteUser());
                return attributes;
            }
        };
    }

    @RestController
    static class Pages {
        @GetMapping("/session")
        String session(HttpSession session, Principal caller) {
            String basket = "basket of " + session.getAttribute("owner") + " seen by " + caller.getName();
            session.setAttribute("owner", caller.getName());
            return basket;
        }

        @GetMapping("/fields")
        String fields(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames()).toString();
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("on purpose");
        }
    }
}

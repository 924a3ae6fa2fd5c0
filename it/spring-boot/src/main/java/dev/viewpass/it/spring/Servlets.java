package dev.viewpass.it.spring;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Servlets beside Spring's own. */
@Configuration(proxyBeanMethods = false)
class Servlets {

    @Bean
    ServletRegistrationBean<ReportServlet> report() {
        return new ServletRegistrationBean<>(new ReportServlet(), "/report");
    }
}

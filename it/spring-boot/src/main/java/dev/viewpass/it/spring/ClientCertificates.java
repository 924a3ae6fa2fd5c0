package dev.viewpass.it.spring;

import dev.viewpass.AuthenticationService;
import dev.viewpass.config.Assembly;
import dev.viewpass.config.Configuration;
import dev.viewpass.servlet.ClientCertificateFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The filter in front of everything. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ClientCertificates {

    @Bean
    AuthenticationService authenticationService(@Value("${client-certificates.settings}") String file) {
        return Assembly.service(
                Configuration.builder().file(file).currentProcess().build());
    }

    @Bean
    FilterRegistrationBean<ClientCertificateFilter> clientCertificateFilter(AuthenticationService service) {
        FilterRegistrationBean<ClientCertificateFilter> registration =
                new FilterRegistrationBean<>(new ClientCertificateFilter(service));
        registration.addUrlPatterns("/*");
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}

package dev.viewpass.it.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.j2ee.J2eePreAuthenticatedProcessingFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Spring Security takes the caller and the groups that the filter found. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(jsr250Enabled = true)
class Security {

    @Bean
    SecurityFilterChain callersOfTheFilter(HttpSecurity http) throws Exception {
        return http.jee(jee -> jee.mappableAuthorities("admin", "user").withObjectPostProcessor(forThisRequestOnly()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/health")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static ObjectPostProcessor<J2eePreAuthenticatedProcessingFilter> forThisRequestOnly() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends J2eePreAuthenticatedProcessingFilter> F postProcess(F filter) {
                filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
                return filter;
            }
        };
    }
}

package dev.viewpass.it.spring;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;

/** A part that keeps its own register of callers, by Spring Security's X.509 authentication. */
@Configuration(proxyBeanMethods = false)
class PartnerSecurity {
    private static final Map<String, String> ROLES = Map.of("CN=bob,OU=Sales,O=Acme", "partner");

    @Bean
    @Order(1)
    SecurityFilterChain partners(HttpSecurity http) throws Exception {
        return http.securityMatcher("/partners/**")
                .x509(x509 -> x509.x509PrincipalExtractor(certificate ->
                                certificate.getSubjectX500Principal().getName())
                        .userDetailsService(PartnerSecurity::partner))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("partner"))
                .build();
    }

    private static UserDetails partner(String subject) {
        String role = ROLES.get(subject);
        if (role == null) {
            throw new UsernameNotFoundException("not a partner");
        }
        return User.withUsername(subject).password("").roles(role).build();
    }
}

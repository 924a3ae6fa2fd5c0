package dev.viewpass.it.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/** The application. Nobody has a password, so that Spring Boot's user with a generated one is left out. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class OrdersApplication {

    /**
     * Starts the application.
     *
     * @param arguments those of Spring Boot
     */
    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }
}

package dev.viewpass.it.spring;

import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Controllers: their annotations are enforced by Spring Security. */
@RestController
class OrderController {

    @GetMapping("/orders")
    @RolesAllowed("user")
    String orders(Principal caller) {
        return "orders of " + caller.getName();
    }

    @GetMapping("/orders/all")
    @RolesAllowed("admin")
    String allOrders(Principal caller) {
        return "all orders, " + caller.getName();
    }

    @GetMapping("/orders/slow")
    @RolesAllowed("user")
    Callable<String> slowOrders(Principal caller) {
        return () -> "orders of " + caller.getName() + ", later";
    }

    @GetMapping("/orders/signed")
    @RolesAllowed("user")
    String signedOrders(@RequestAttribute("jakarta.servlet.request.X509Certificate") X509Certificate[] path) {
        return "orders for " + path[0].getSubjectX500Principal().getName();
    }

    @GetMapping("/partners/orders")
    String partnerOrders(Principal caller) {
        return "orders of partner " + caller.getName();
    }

    @GetMapping("/health")
    String health() {
        return "up";
    }
}

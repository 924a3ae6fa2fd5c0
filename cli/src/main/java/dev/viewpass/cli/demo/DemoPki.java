package dev.viewpass.cli.demo;

import dev.viewpass.path.DenyList;
import dev.viewpass.testkit.TestCertificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All authorities, people and impostors of one demo, with fresh keys that nobody else has. */
final class DemoPki {
    private final DemoAuthorities authorities = new DemoAuthorities();
    private final Map<Persona, TestCertificate> people = new EnumMap<>(Persona.class);

    DemoPki() {
        for (Persona persona : Persona.values()) {
            people.put(persona, persona.make(this));
        }
    }

    DemoAuthorities authorities() {
        return authorities;
    }

    TestCertificate of(Persona persona) {
        return Objects.requireNonNull(people.get(persona), persona::description);
    }

    /** The file {@code deny.file}. */
    String deniedKeys() {
        return DenyList.entriesFor(of(Persona.DENIED).certificate()).get(0) + "\n";
    }

    /** The revocation lists by their file names. */
    Map<String, String> revocationLists() {
        return authorities.revocationLists(List.of(of(Persona.REVOKED).certificate()));
    }
}

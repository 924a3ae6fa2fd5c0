package dev.viewpass.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.VerifiedPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifiedCallerTest {
    private final VerifiedPath path = Caller.named("CN=Alice,O=Acme");
    private final VerifiedCaller alice = VerifiedCaller.of(path, "Alice", List.of("user", "admin"));

    @Test
    void showsNameGroupsAndCertificate() {
        assertThat(alice.getName()).isEqualTo("Alice");
        assertThat(alice).hasToString("Alice");
        assertThat(alice.groups()).containsExactly("admin", "user");
        assertThat(alice.certificate()).isEqualTo(path.endEntity());
        assertThat(alice.serial()).isEqualTo(CertificateText.serial(path.endEntity()));
        assertThat(alice.fingerprint()).isEqualTo(CertificateText.fingerprint(path.endEntity()));
    }

    @Test
    void survivesSerialization() throws Exception {
        byte[] written = write(alice);
        VerifiedCaller read = (VerifiedCaller) read(written);

        assertThat(read).isEqualTo(alice).hasSameHashCodeAs(alice);
        assertThat(read.groups()).containsExactly("admin", "user");
        assertThat(read.certificate()).isEqualTo(path.endEntity());
        assertThat(read.serial()).isEqualTo(alice.serial());
    }

    @Test
    void serializedFormHoldsNoPathAndNoIssuer() throws Exception {
        String written = new String(write(alice), StandardCharsets.ISO_8859_1);

        assertThat(written)
                .contains("dev.viewpass.principal.VerifiedCaller")
                .doesNotContain("dev.viewpass.path", "CertificateRep", "CertPath");
        assertThat(written.split("dev\\.viewpass", -1)).hasSize(2);
    }

    @Test
    void groupsCanNotBeChanged() {
        List<String> given = new ArrayList<>(List.of("user"));
        VerifiedCaller caller = VerifiedCaller.of(path, "Alice", given);
        given.add("admin");

        assertThat(caller.groups()).containsExactly("user");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> caller.groups().add("admin"));
    }

    @Test
    void callersAreEqualWhenNameGroupsAndCertificateAre() {
        VerifiedPath other = Caller.named("CN=Alice,O=Acme");

        assertThat(alice).isEqualTo(VerifiedCaller.of(path, "Alice", List.of("admin", "user")));
        assertThat(alice).isNotEqualTo(VerifiedCaller.of(path, "alice", List.of("admin", "user")));
        assertThat(alice).isNotEqualTo(VerifiedCaller.of(path, "Alice", List.of("user")));
        assertThat(alice).isNotEqualTo(VerifiedCaller.of(other, "Alice", List.of("admin", "user")));
        assertThat(alice).isNotEqualTo("Alice");
    }

    private static byte[] write(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws Exception {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return stream.readObject();
        }
    }
}

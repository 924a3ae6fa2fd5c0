package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is known to have made verifiers believe a response, O1 to O16: what it says, who says it, and when. */
class OcspTableTest {
    private static final CertificateStatus GOOD = CertificateStatus.GOOD;

    private final OcspScene scene = new OcspScene();

    /** What is at hand, and what must follow. */
    private record Row(String name, Kind kind, String text, Function<OcspScene, OcspResponses> source) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, Kind kind, String text, Function<OcspScene, Responder> responder) {
        return rowOf(name, kind, text, scene -> responder.apply(scene).encoded());
    }

    private static Row rowOf(String name, Kind kind, String text, Function<OcspScene, byte[]> encoded) {
        return new Row(name, kind, text, scene -> {
            byte[] response = encoded.apply(scene);
            return (certificate, issuer) -> List.of(OcspResponseDecoder.decode(response));
        });
    }

    private static Row pair(String name, Kind kind, String text, Function<OcspScene, List<Responder>> responders) {
        return new Row(name, kind, text, scene -> {
            List<OcspResponse> responses =
                    responders.apply(scene).stream().map(Responder::response).toList();
            return (certificate, issuer) -> responses;
        });
    }

    static Stream<Row> rows() {
        return Stream.of(statuses(), refusals(), times(), identities(), responders(), signatures(), replays())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> statuses() {
        return Stream.of(
                new Row(
                        "no response",
                        Kind.ABSENT,
                        "there is no OCSP response",
                        scene -> (certificate, issuer) -> List.of()),
                row("O1 good", Kind.GOOD, "good", scene -> scene.good(scene.direct())),
                row(
                        "O1 good, said by a delegate",
                        Kind.GOOD,
                        "good",
                        scene -> scene.good(scene.delegated(scene.delegate()))),
                row("O2 revoked", Kind.REVOKED, "revoked since", scene -> scene.revoked(scene.direct())),
                row(
                        "O2 revoked by a delegate",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> scene.revoked(scene.delegated(scene.delegate()))),
                row(
                        "O2 on hold",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> scene.direct()
                                .answer(
                                        scene.id,
                                        new RevokedStatus(Date.from(scene.hourAgo), CRLReason.certificateHold),
                                        scene.hourAgo,
                                        scene.inAnHour)),
                row(
                        "O2 revoked from tomorrow",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> scene.direct()
                                .answer(
                                        scene.id,
                                        new RevokedStatus(Date.from(scene.now.plus(Duration.ofDays(1)))),
                                        scene.hourAgo,
                                        scene.inAnHour)),
                row(
                        "O2 good and revoked at once",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> scene.revoked(scene.good(scene.direct()))),
                row(
                        "O3 unknown",
                        Kind.UNUSABLE,
                        "(status unknown)",
                        scene -> scene.direct().answer(scene.id, new UnknownStatus(), scene.hourAgo, scene.inAnHour)));
    }

    private static Stream<Row> refusals() {
        return Stream.concat(
                Stream.of(1, 2, 3, 5, 6, 4, 127)
                        .map(status -> rowOf(
                                "O4 error status " + status + " in place of a response",
                                Kind.UNUSABLE,
                                "(" + status + ") in place of a status",
                                scene -> new byte[] {0x30, 3, 0x0a, 1, status.byteValue()})),
                Stream.of(
                        rowOf("O16 no octet", Kind.UNUSABLE, "tag 0x30 expected, end found", scene -> new byte[0]),
                        rowOf("O16 a page of HTML", Kind.UNUSABLE, "element in a form that DER does not have", scene ->
                                new byte[] {'<', 'h', 't', 'm', 'l', '>'}),
                        rowOf("O16 success without a response", Kind.UNUSABLE, "tag 0xa0 expected, end found", scene ->
                                new byte[] {0x30, 3, 0x0a, 1, 0}),
                        rowOf(
                                "O16 another type than id-pkix-ocsp-basic",
                                Kind.UNUSABLE,
                                "only id-pkix-ocsp-basic is supported",
                                scene -> Responder.ofAnotherType(scene.good(scene.direct()))),
                        row("O16 no answer at all", Kind.UNUSABLE, "it is for other certificates", OcspScene::direct)));
    }

    private static Stream<Row> times() {
        return Stream.of(
                row(
                        "O5 without nextUpdate, an hour old",
                        Kind.GOOD,
                        "good",
                        scene -> scene.direct().answerWithoutEnd(scene.id, scene.hourAgo)),
                row(
                        "O5b without nextUpdate, older than max-age",
                        Kind.UNUSABLE,
                        "it is stale since",
                        scene -> scene.direct()
                                .answerWithoutEnd(
                                        scene.id,
                                        scene.now.minus(Duration.ofHours(24)).minusSeconds(1))),
                row(
                        "O6 thisUpdate in two hours",
                        Kind.UNUSABLE,
                        "its thisUpdate is in the future",
                        scene -> scene.direct()
                                .producedAt(scene.now)
                                .answer(
                                        scene.id,
                                        GOOD,
                                        scene.now.plus(Duration.ofHours(2)),
                                        scene.now.plus(Duration.ofHours(3)))),
                row(
                        "O6 produced in two hours",
                        Kind.UNUSABLE,
                        "it was produced in the future",
                        scene -> scene.good(scene.direct().producedAt(scene.now.plus(Duration.ofHours(2))))),
                row("O7 valid for 600 days, produced 300 days ago", Kind.UNUSABLE, "is more than 7 days ago", scene -> {
                    Instant old = scene.now.minus(Duration.ofDays(300));
                    return scene.direct().producedAt(old).answer(scene.id, GOOD, old, old.plus(Duration.ofDays(600)));
                }),
                row(
                        "O7 valid for 600 days, of 7 days ago, produced today",
                        Kind.UNUSABLE,
                        "is more than 7 days ago",
                        scene -> {
                            Instant old = scene.now.minus(Duration.ofDays(7)).minusSeconds(1);
                            return scene.direct().answer(scene.id, GOOD, old, old.plus(Duration.ofDays(600)));
                        }),
                row(
                        "O8 nextUpdate a second ago",
                        Kind.UNUSABLE,
                        "it is stale since",
                        scene -> scene.direct().answer(scene.id, GOOD, scene.hourAgo, scene.now.minusSeconds(1))));
    }

    private static Stream<Row> identities() {
        return Stream.of(
                row(
                        "O9 another serial number",
                        Kind.UNUSABLE,
                        "it is for other certificates",
                        scene -> scene.direct()
                                .answer(
                                        Responder.id(
                                                scene.issued("CN=Bob").build().certificate(),
                                                scene.root.certificate(),
                                                Responder.SHA_1),
                                        GOOD,
                                        scene.hourAgo,
                                        scene.inAnHour)),
                row(
                        "O9 another issuer key",
                        Kind.UNUSABLE,
                        "it is for other certificates",
                        scene -> scene.direct()
                                .answer(
                                        Responder.id(
                                                scene.alice.certificate(),
                                                TestAuthority.root("CN=Acme Root CA")
                                                        .certificate(),
                                                Responder.SHA_256),
                                        GOOD,
                                        scene.hourAgo,
                                        scene.inAnHour)),
                row(
                        "O9 another issuer name",
                        Kind.UNUSABLE,
                        "it is for other certificates",
                        scene -> scene.direct()
                                .answer(
                                        Responder.id(
                                                scene.alice.certificate(), scene.other.certificate(), Responder.SHA_1),
                                        GOOD,
                                        scene.hourAgo,
                                        scene.inAnHour)));
    }

    private static Stream<Row> responders() {
        return Stream.of(
                row(
                        "O10 delegate without OCSPSigning",
                        Kind.UNUSABLE,
                        "lacks id-kp-OCSPSigning",
                        scene -> scene.good(
                                scene.delegated(scene.issued("CN=Responder").build()))),
                row(
                        "O11 delegate of another CA",
                        Kind.UNUSABLE,
                        "is issued by another CA",
                        scene -> scene.good(scene.delegated(scene.other
                                .issue("CN=Responder")
                                .extendedKeyUsage(Responder.OCSP_SIGNING)
                                .build()))),
                row(
                        "O11 another CA itself",
                        Kind.UNUSABLE,
                        "is issued by another CA",
                        scene -> scene.good(
                                Responder.byName(scene.other.certificate(), scene.other.privateKey(), scene.hourAgo)
                                        .enclosing(scene.other.certificate()))),
                row(
                        "O12 delegate that has expired",
                        Kind.UNUSABLE,
                        "CN=Responder is valid from",
                        scene -> scene.good(scene.delegated(scene.root
                                .issue("CN=Responder")
                                .extendedKeyUsage(Responder.OCSP_SIGNING)
                                .expired()
                                .build()))),
                row(
                        "O12 delegate that is not valid yet",
                        Kind.UNUSABLE,
                        "CN=Responder is valid from",
                        scene -> scene.good(scene.delegated(scene.root
                                .issue("CN=Responder")
                                .extendedKeyUsage(Responder.OCSP_SIGNING)
                                .notYetValid()
                                .build()))),
                row(
                        "O13 leaf that signs its own status",
                        Kind.UNUSABLE,
                        "has the key of the certificate in question",
                        scene -> scene.good(scene.delegated(scene.alice))),
                row(
                        "O13 leaf that names its issuer as responder",
                        Kind.UNUSABLE,
                        "it is not signed by the issuer's key",
                        scene -> scene.good(
                                Responder.byName(scene.root.certificate(), scene.alice.privateKey(), scene.hourAgo)
                                        .enclosing(scene.alice.certificate()))));
    }

    private static Stream<Row> signatures() {
        return Stream.of(
                row(
                        "O14 signed with SHA-1",
                        Kind.UNUSABLE,
                        "SHA1withECDSA, which algorithms=default does not accept",
                        scene -> scene.good(scene.direct().algorithm("SHA1withECDSA"))),
                row(
                        "O15 signed by a key that is not the responder's",
                        Kind.UNUSABLE,
                        "it is not signed by the issuer's key",
                        scene -> scene.good(scene.signedBy(scene.other.privateKey()))),
                rowOf(
                        "O15 last octet of the signature changed",
                        Kind.UNUSABLE,
                        "it is not signed by the issuer's key",
                        scene -> {
                            byte[] encoded = scene.good(scene.direct()).encoded();
                            encoded[encoded.length - 1] ^= 1;
                            return encoded;
                        }),
                rowOf(
                        "O15 unknown changed into good",
                        Kind.UNUSABLE,
                        "it is not signed by the issuer's key",
                        OcspScene::goodInPlaceOfUnknown));
    }

    private static Stream<Row> replays() {
        return Stream.of(
                pair(
                        "older good after newer revoked",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> List.of(scene.revoked(scene.direct()), scene.old(GOOD))),
                pair(
                        "older good before newer revoked",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> List.of(scene.old(GOOD), scene.revoked(scene.direct()))),
                pair(
                        "older revoked beside newer good",
                        Kind.REVOKED,
                        "revoked since",
                        scene -> List.of(
                                scene.good(scene.direct()),
                                scene.old(new RevokedStatus(Date.from(scene.hourAgo), CRLReason.keyCompromise)))),
                pair(
                        "forged revoked beside good",
                        Kind.UNUSABLE,
                        "it is not signed by the issuer's key",
                        scene -> List.of(
                                scene.good(scene.direct()), scene.revoked(scene.signedBy(scene.other.privateKey())))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void responseMeansNoMoreThanItProves(Row row) {
        OcspResponses source = row.source().apply(scene);
        RevocationStatus status = new OcspExamination(source, OcspScene.rules(), scene.path(), scene.now).status(0);

        assertThat(status.kind()).as(status.text()).isEqualTo(row.kind());
        assertThat(status.text()).contains(row.text());
        assertThat(isRefused(source, false)).isEqualTo(row.kind() != Kind.GOOD);
        assertThat(isRefused(source, true)).isEqualTo(row.kind() != Kind.GOOD && row.kind() != Kind.ABSENT);
    }

    private boolean isRefused(OcspResponses source, boolean allowUnknown) {
        return new RevocationPolicy.Ocsp(source, OcspScene.rules(), Scope.PATH, allowUnknown)
                .check(scene.path(), scene.now)
                .isPresent();
    }
}

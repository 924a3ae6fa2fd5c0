package dev.viewpass;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.viewpass.gateway.GatewaySecret;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.path.VerifiedPath;
import java.io.Serializable;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.security.Security;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;

/** The arrows between the packages, and what no class of the core may do. */
@AnalyzeClasses(packages = "dev.viewpass", importOptions = ArchitectureTest.CoreOnly.class)
class ArchitectureTest {

    /** Leaves out the tests and the testkit, which has the same root package. */
    static final class CoreOnly implements ImportOption {
        private final ImportOption withoutTests = new ImportOption.DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return withoutTests.includes(location) && !location.contains("/dev/viewpass/testkit/");
        }
    }

    @ArchTest
    static final ArchRule EACH_STEP_KNOWS_ONLY_THE_STEPS_BEFORE_IT = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("refusal")
            .definedBy("dev.viewpass.refusal")
            .layer("certificate")
            .definedBy("dev.viewpass.certificate..")
            .layer("gateway")
            .definedBy("dev.viewpass.gateway")
            .layer("header")
            .definedBy("dev.viewpass.header")
            .layer("path")
            .definedBy("dev.viewpass.path..")
            .layer("principal")
            .definedBy("dev.viewpass.principal")
            .layer("base")
            .definedBy("dev.viewpass")
            .layer("config")
            .definedBy("dev.viewpass.config..")
            .whereLayer("refusal")
            .mayNotAccessAnyLayer()
            .whereLayer("certificate")
            .mayOnlyAccessLayers("refusal")
            .whereLayer("gateway")
            .mayOnlyAccessLayers("certificate", "refusal")
            .whereLayer("header")
            .mayOnlyAccessLayers("gateway", "certificate", "refusal")
            .whereLayer("path")
            .mayOnlyAccessLayers("header", "gateway", "certificate", "refusal")
            .whereLayer("principal")
            .mayOnlyAccessLayers("path", "header", "gateway", "certificate", "refusal")
            .whereLayer("base")
            .mayOnlyAccessLayers("principal", "path", "header", "gateway", "certificate", "refusal")
            .whereLayer("config")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.viewpass.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CORE_NEEDS_THE_JDK_ONLY = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.not(
                    resideInAnyPackage("java..", "javax..", "dev.viewpass..", "org.jspecify.annotations")));

    @ArchTest
    static final ArchRule ONLY_STEP_3_VERIFIES_PATHS = onlyIn("dev.viewpass.path", constructorOf(VerifiedPath.class));

    @ArchTest
    static final ArchRule ONLY_STEP_1_PROVES_REQUESTS =
            onlyIn("dev.viewpass.gateway", constructorOf(ProvenRequest.class));

    @ArchTest
    static final ArchRule VERIFIED_PATHS_ARE_NEVER_SERIALIZED =
            classes().that().haveSimpleName("VerifiedPath").should().notBeAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule ONLY_CONFIGURATION_READS_THE_PROCESS =
            onlyIn("dev.viewpass.config..", method(System.class, "getenv", "getProperty", "getProperties"));

    @ArchTest
    static final ArchRule NOTHING_OF_THE_JVM_IS_CHANGED =
            never(method(System.class, "setProperty", "setProperties", "clearProperty")
                    .or(method(Security.class, "addProvider", "insertProviderAt", "removeProvider", "setProperty")));

    @ArchTest
    static final ArchRule NOTHING_IS_KEPT_IN_THREADS =
            noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

    @ArchTest
    static final ArchRule NO_CONNECTION_IS_OPENED = noClasses()
            .that()
            .resideOutsideOfPackages("dev.viewpass.config..", "dev.viewpass.path.revocation.fetch")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Socket.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HttpClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URL.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URLConnection.class);

    @ArchTest
    static final ArchRule NO_ADDRESS_IS_OPENED_BY_CONFIGURATION_EITHER =
            never(method(URL.class, "openStream", "openConnection", "getContent"));

    @ArchTest
    static final ArchRule NAMES_ARE_NEVER_TAKEN_FROM_PRINCIPALS_OF_ANY_FORM = never(
            method(X509Certificate.class, "getSubjectDN", "getIssuerDN").or(method(X509CRL.class, "getIssuerDN")));

    @ArchTest
    static final ArchRule BASE64_IS_STRICT = never(method(Base64.class, "getMimeDecoder"));

    // It is for forms and turns the plus signs of Base64 into blanks.
    @ArchTest
    static final ArchRule NOTHING_IS_FORM_DECODED =
            noClasses().should().dependOnClassesThat().areAssignableTo(URLDecoder.class);

    @ArchTest
    static final ArchRule SECRETS_ARE_COMPARED_IN_CONSTANT_TIME = noClasses()
            .that()
            .belongToAnyOf(GatewaySecret.class)
            .should()
            .accessTargetWhere(method(
                            String.class,
                            "equals",
                            "equalsIgnoreCase",
                            "contentEquals",
                            "compareTo",
                            "regionMatches",
                            "startsWith",
                            "indexOf",
                            "matches",
                            "hashCode")
                    .and(DescribedPredicate.not(calledFrom("of", "expiring", "requireStrong"))));

    @ArchTest
    static final ArchRule CLASSES_ARE_NAMED_BY_WHAT_THEY_ARE =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Processor|Impl)(\\$.*)?");

    @ArchTest
    static final ArchRule FIELDS_DO_NOT_CHANGE = noFields()
            .that()
            .areDeclaredInClassesThat(DescribedPredicate.not(
                    resideInAPackage("dev.viewpass.config..").or(isWorkOfOneRequestOrBuilder())))
            .and(isNotRenewedInTheBackground())
            .should()
            .notBeFinal();

    private static DescribedPredicate<JavaField> isNotRenewedInTheBackground() {
        return DescribedPredicate.describe(
                "is not renewed in the background",
                field -> !field.getModifiers().contains(JavaModifier.VOLATILE)
                        || !field.getOwner().getPackageName().equals("dev.viewpass.path.revocation.source"));
    }

    private static ArchRule onlyIn(String owner, DescribedPredicate<JavaAccess<?>> call) {
        return noClasses().that().resideOutsideOfPackage(owner).should().accessTargetWhere(call);
    }

    private static ArchRule never(DescribedPredicate<JavaAccess<?>> call) {
        return noClasses().should().accessTargetWhere(call);
    }

    private static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String... names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + Set.of(names),
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && Set.of(names).contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> constructorOf(Class<?> owner) {
        return DescribedPredicate.describe(
                "new " + owner.getSimpleName(),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().equals("<init>"));
    }

    private static DescribedPredicate<JavaAccess<?>> calledFrom(String... methods) {
        return DescribedPredicate.describe(
                "from " + Set.of(methods),
                call -> Set.of(methods).contains(call.getOrigin().getName()));
    }

    private static DescribedPredicate<JavaClass> isWorkOfOneRequestOrBuilder() {
        return DescribedPredicate.describe(
                "the work of one request or a builder",
                type -> type.getSimpleName().endsWith("Builder")
                        || Set.of(
                                        "DerReader",
                                        "FieldCursor",
                                        "WorkBudget",
                                        "PathSearch",
                                        "Judgement",
                                        "Minute",
                                        "CrlFindings",
                                        "CrlExamination",
                                        "ResponderSearch",
                                        "WaitingTime")
                                .contains(type.getSimpleName()));
    }
}

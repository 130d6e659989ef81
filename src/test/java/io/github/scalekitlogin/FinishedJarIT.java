// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.scalekitlogin.build.JarFiles;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.eclipse.parsson.JsonProviderImpl;
import org.junit.jupiter.api.Test;

/** Guards the jar as it is published. */
class FinishedJarIT {

    private static final Path JAR = Path.of(System.getProperty("finished.jar"));
    /** The same files, before the internal classes move into a jar inside the jar. */
    private static final Path CLASSES =
            JAR.resolveSibling(JAR.getFileName().toString().replace(".jar", "-classes.jar"));

    private static final String OURS = "io/github/scalekitlogin/";
    private static final String INTERNAL = OURS + "(internal(?!/cdi/)|shaded)/.+";
    private static final String SHADED = "io.github.scalekitlogin.shaded.";
    /** The client uses none of these; see the filters in the POM. */
    private static final Predicate<String> LEFT_OUT = Pattern.compile("org\\.glassfish\\.jersey\\.("
                    + "logging\\..+|client\\.innate\\.inject\\..+|client\\.internal\\.HttpUrlConnector|internal\\.OsgiRegistry)"
                    + "|org\\.jvnet\\.hk2\\.internal\\.MethodInterceptor.+|org\\.eclipse\\.parsson\\.Json.*Patch.*")
            .asMatchPredicate();

    private static final Map<String, Object> CUSTOM =
            Map.of("department", Map.of("id", 7L, "tags", List.of("a", true, List.of(Map.of("b", false)))));
    private static final String BILL_OF_MATERIALS = "META-INF/sbom/scalekit-login-filter.cdx.json";

    @Test
    void shouldStaySmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(3_000_000);
    }

    /** Tomcat and Payara parse every class of a jar when they deploy an application. */
    @Test
    void shouldShowServersNothingButItsApi() throws IOException {
        assertThat(entries().filter(name -> name.endsWith(".class")))
                .hasSizeLessThanOrEqualTo(16)
                .noneMatch(name -> name.matches(INTERNAL));
    }

    /** Without those that replace lambdas, which the JVM would make otherwise. */
    @Test
    void shouldHoldFewClasses() throws IOException {
        assertThat(files().keySet().stream()
                        .filter(name -> name.endsWith(".class"))
                        .filter(name -> !name.contains("$Lambda$")))
                .hasSizeLessThanOrEqualTo(2_000);
    }

    /** Payara closes the jars of an application while its classes are still being loaded. */
    @Test
    void shouldLoadItsClassesAfterItWasClosed() throws Exception {
        ClassLoader internal;
        try (URLClassLoader jar =
                new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            internal = internal(jar);
        }
        for (String file : files().keySet()) {
            if (file.matches(OURS + "(internal/scalekit|shaded/jakarta/json)/.+\\.class")) {
                String name = file.replace('/', '.').replaceFirst("\\.class$", "");
                assertThat(internal.loadClass(name).getClassLoader()).as(name).isSameAs(internal);
            }
        }
        assertThatThrownBy(() -> internal.loadClass("io.github.scalekitlogin.internal.Missing"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    /** Here no class of the Servlet API is found, as on a server that lacks an optional API. */
    @Test
    void shouldLoadItsClassesAhead() throws Exception {
        Set<String> wanted = ConcurrentHashMap.newKeySet();
        ClassLoader server = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                wanted.add(name);
                return super.findClass(name);
            }
        };
        try (URLClassLoader jar = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, server)) {
            ((Runnable) internal(jar)).run();
        }
        assertThat(wanted).contains("jakarta.servlet.Filter", "jakarta.servlet.http.HttpServletRequestWrapper");
    }

    /** The build removes unused classes of the libraries, but none of ours. */
    @Test
    void shouldHoldAllOfOurClasses() throws IOException {
        Path compiled = Path.of("target/classes");
        try (Stream<Path> walk = Files.walk(compiled)) {
            assertThat(files().keySet())
                    .containsAll(walk.filter(file -> file.toString().endsWith(".class"))
                            .map(file -> compiled.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.startsWith(OURS))
                            .toList());
        }
    }

    @Test
    void shouldHoldTheClassesThatServiceFilesName() throws IOException {
        Map<String, byte[]> files = files();
        files.forEach((file, content) -> {
            if (file.startsWith("META-INF/services/")) {
                assertThat(new String(content, StandardCharsets.UTF_8)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && !line.startsWith("#")))
                        .as(file)
                        .isNotEmpty()
                        .allMatch(name -> files.containsKey(name.replace('.', '/') + ".class"));
            }
        });
    }

    /** A class that lacks its superclass or an interface cannot be loaded; one that lacks another class may fail later. */
    @Test
    void shouldHoldWhatItsClassesUse() throws IOException {
        Set<String> present = files().keySet();
        Set<String> missing = new TreeSet<>();
        try (JarFile jar = new JarFile(CLASSES.toFile())) {
            for (JavaClass type : new ClassFileImporter().importJar(jar)) {
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    String used = use.getTargetClass().getBaseComponentType().getName();
                    if (used.startsWith(SHADED) && !present.contains(used.replace('.', '/') + ".class")) {
                        missing.add(used.substring(SHADED.length()));
                        assertThat(type.getName()).as("uses " + used).startsWith(SHADED);
                    }
                }
            }
        }
        assertThat(missing).allMatch(LEFT_OUT);
    }

    @Test
    void shouldHoldNothingOfOthersOutsideTheRelocatedPackage() throws IOException {
        Set<String> files = files().keySet();
        assertThat(files.stream().filter(name -> !name.startsWith(OURS) && !name.startsWith("META-INF/")))
                .isEmpty();
        assertThat(files.stream().filter(name -> name.startsWith(OURS) && !name.startsWith(OURS + "shaded/")))
                .allMatch(name -> name.matches(OURS
                        + "((internal/)?[a-z]+/[A-Za-z$0-9_-]+\\.class|[A-Za-z$0-9_-]+\\.class"
                        + "|internal/page/messages_[a-z]+\\.properties)"));
    }

    @Test
    void shouldOfferNoServiceButItsInitializer() throws IOException {
        assertThat(entries().filter(name -> name.startsWith("META-INF/services/")))
                .contains("META-INF/services/jakarta.servlet.ServletContainerInitializer")
                .allMatch(name -> name.endsWith("/jakarta.servlet.ServletContainerInitializer")
                        || name.startsWith("META-INF/services/io.github.scalekitlogin.shaded."));
    }

    @Test
    void shouldKeepTheLicencesOfWhatIsInside() throws IOException {
        assertThat(entries()).contains("META-INF/LICENSE", "META-INF/LICENSE.md", "META-INF/NOTICE.md");
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String notices = text(jar, "META-INF/NOTICE.md");
            assertThat(notices)
                    .contains("Jersey", "Yasson", "Parsson", "Eclipse GlassFish")
                    .contains("Jakarta JSON Processing", "Jakarta JSON Binding", "Jakarta RESTful Web Services")
                    .contains("Jakarta Annotations", "Jakarta Dependency Injection");
            String licences = text(jar, "META-INF/LICENSE.md");
            assertThat(licences)
                    .contains("Eclipse Public License - v 2.0", "The GNU General Public License (GPL) Version 2")
                    .contains("CLASSPATH EXCEPTION", "Eclipse Distribution License - v 1.0");
            assertThat(licences.split("The GNU General Public License \\(GPL\\) Version 2", -1))
                    .as("each licence once")
                    .hasSize(2);
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Nothing lies inside that the list of parts does not name with its version, nothing is named that does not. */
    @Test
    void shouldNameEveryPartInItsBillOfMaterials() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                JsonReader reader =
                        new JsonProviderImpl().createReader(jar.getInputStream(jar.getEntry(BILL_OF_MATERIALS)))) {
            List<JsonObject> parts =
                    reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class);
            assertThat(parts.stream().map(part -> part.getString("name")))
                    .containsExactlyInAnyOrder(
                            "aopalliance-repackaged",
                            "hk2-api",
                            "hk2-locator",
                            "hk2-utils",
                            "jakarta.annotation-api",
                            "jakarta.inject-api",
                            "jakarta.json-api",
                            "jakarta.json.bind-api",
                            "jakarta.ws.rs-api",
                            "jersey-client",
                            "jersey-common",
                            "jersey-hk2",
                            "osgi-resource-locator",
                            "parsson",
                            "yasson");
            assertThat(parts).allMatch(part -> part.getString("purl").matches("pkg:maven/.+@[0-9].+\\?type=jar"));
        }
    }

    /** The same sources make the same bytes: nothing tells when, where, by whom or in which turn it was built. */
    @Test
    void shouldTellNothingOfItsBuild() throws IOException {
        LocalDateTime fixed =
                OffsetDateTime.parse(System.getProperty("output.timestamp")).toLocalDateTime();
        String here = Path.of("").toAbsolutePath().toString();
        files().forEach((name, content) -> {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            assertThat(text.contains(here)).as("%s in %s", here, name).isFalse();
        });
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                assertThat(entry.getTimeLocal()).as(entry.getName()).isBeforeOrEqualTo(fixed);
            }
            assertThat(jar.getManifest().getMainAttributes().keySet().stream().map(Object::toString))
                    .containsExactlyInAnyOrder(
                            "Manifest-Version",
                            "Created-By",
                            "Java-Version",
                            "Build-Jdk-Spec",
                            "Automatic-Module-Name");
            String parts = new String(
                    jar.getInputStream(jar.getEntry(BILL_OF_MATERIALS)).readAllBytes(), StandardCharsets.UTF_8);
            // Made of its contents: version 3.
            assertThat(parts).containsPattern("\"urn:uuid:.{14}3").doesNotContain("\"timestamp\"");
        }
    }

    /** The jar alone, with no library beside it. Yasson without its support for records would not read the access token. */
    @Test
    void shouldSendClaimsAsTheRightJson() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader tests = thread.getContextClassLoader();
        try (ScalekitSimulator scalekit = ScalekitSimulator.start(0);
                URLClassLoader jar =
                        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(jar);
            ClassLoader internal = internal(jar);
            LoginRequestTicket login = scalekit.newLoginRequest();
            Class<?> builderType = jar.loadClass("io.github.scalekitlogin.claims.UserClaims$Builder");
            Class<?> claimsType = jar.loadClass("io.github.scalekitlogin.claims.UserClaims");
            Object builder = claimsType.getMethod("builder").invoke(null);
            Map<String, Object> all = Map.ofEntries(
                    Map.entry("sub", "1"),
                    Map.entry("email", "alice@example.com"),
                    Map.entry("givenName", "Alice"),
                    Map.entry("familyName", "Doe"),
                    Map.entry("name", "Alice Doe"),
                    Map.entry("preferredUsername", "alice"),
                    Map.entry("gender", "female"),
                    Map.entry("emailVerified", true),
                    Map.entry("phoneNumber", "+12025550123"),
                    Map.entry("phoneNumberVerified", false),
                    Map.entry("picture", "https://example.com/a.jpg"),
                    Map.entry("locale", "en-US"),
                    Map.entry("groups", List.of("g")),
                    Map.entry("roles", List.of("r", "s")),
                    Map.entry("customAttributes", CUSTOM),
                    Map.entry("organizationExternalId", "acme"),
                    Map.entry("organizationExternalName", "Acme"));
            for (Method setter : builderType.getMethods()) {
                if (all.containsKey(setter.getName())) {
                    setter.invoke(builder, all.get(setter.getName()));
                }
            }
            Object claims = builderType.getMethod("build").invoke(builder);
            submit(internal, scalekit, login.loginRequestId(), claimsType, claims);

            assertThat(scalekit.submissions()).hasSize(1);
            Map<String, Object> sent = scalekit.submissions().get(0).details();
            assertThat(sent).hasSize(17).doesNotContainKey("login_failed");
            all.forEach((name, value) ->
                    assertThat(sent.get(snakeCase(name))).as(name).isEqualTo(value));

            Object failed = claimsType.getMethod("failedLogin").invoke(null);
            submit(internal, scalekit, scalekit.newLoginRequest().loginRequestId(), claimsType, failed);
            assertThat(scalekit.submissions().get(1).details()).isEqualTo(Map.of("login_failed", true));
        } finally {
            thread.setContextClassLoader(tests);
        }
    }

    /** Returns the loader of the internal classes. */
    private static ClassLoader internal(ClassLoader jar) throws ReflectiveOperationException {
        Field loader =
                jar.loadClass("io.github.scalekitlogin.InternalClassLoader").getDeclaredField("LOADER");
        loader.setAccessible(true);
        return (ClassLoader) loader.get(null);
    }

    private static void submit(
            ClassLoader internal, ScalekitSimulator scalekit, String loginRequestId, Class<?> claimsType, Object claims)
            throws Exception {
        Supplier<String> secret = scalekit::clientSecret;
        Class<?> environmentType = internal.loadClass("io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment");
        Object environment = environmentType
                .getConstructor(URI.class, String.class, String.class, Supplier.class)
                .newInstance(scalekit.environmentUrl(), scalekit.connectionId(), scalekit.clientId(), secret);
        Class<?> clientType = internal.loadClass("io.github.scalekitlogin.internal.scalekit.ScalekitClient");
        Class<?> limitsType = internal.loadClass("io.github.scalekitlogin.internal.scalekit.ScalekitClient$Limits");
        Object limits = limitsType
                .getConstructor(Duration.class, Duration.class, int.class)
                .newInstance(Duration.ofSeconds(2), Duration.ofSeconds(10), 1);
        Class<?> networkType = internal.loadClass("io.github.scalekitlogin.internal.scalekit.NetworkOptions");
        Object network = networkType.getMethod("direct").invoke(null);
        try (AutoCloseable client = (AutoCloseable) clientType
                .getConstructor(environmentType, limitsType, networkType)
                .newInstance(environment, limits, network)) {
            Object details = clientType.getMethod("details", claimsType).invoke(client, claims);
            Object submission = clientType
                    .getMethod("submitUser", String.class, details.getClass(), Duration.class)
                    .invoke(client, loginRequestId, details, Duration.ZERO);
            ((CompletionStage<?>) submission.getClass().getMethod("outcome").invoke(submission))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, byte[]> files() throws IOException {
        return JarFiles.of(JAR);
    }

    private static Stream<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList().stream();
        }
    }
}

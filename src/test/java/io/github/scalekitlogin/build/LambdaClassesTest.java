// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The samples do the same with classes instead of lambdas. */
class LambdaClassesTest {

    private static final String SAMPLES = LambdaSamples.class.getName();

    private final Map<String, byte[]> compiled;
    private final Map<String, byte[]> replaced;

    LambdaClassesTest() throws IOException {
        compiled = compiled();
        replaced = LambdaClasses.replaceLambdas(compiled);
    }

    @Test
    void shouldDoTheSame() throws ReflectiveOperationException {
        Supplier<?> samples = (Supplier<?>) instance(new Classes(replaced).loadClass(SAMPLES));
        assertThat(samples.getClass()).isNotEqualTo(LambdaSamples.class);
        assertThat(samples.get()).isEqualTo(new LambdaSamples().get());
    }

    /** Only the JVM's own factory makes serializable lambdas. */
    @Test
    void shouldReplaceAllButSerializableLambdas() {
        assertThat(factories(compiled)).hasSizeGreaterThan(20).contains("metafactory", "altMetafactory");
        assertThat(factories(replaced)).containsOnly("altMetafactory");
    }

    /** As the JVM does: an ordinary request must allocate nothing. */
    @Test
    void shouldCreateALambdaThatCapturesNothingOnce() throws ReflectiveOperationException {
        Classes classes = new Classes(replaced);
        Class<?> constant = Stream.of(classes.loadClass(SAMPLES).getNestMembers())
                .filter(member -> Stream.of(member.getInterfaces()).anyMatch(Supplier.class::equals))
                .filter(member -> member.getDeclaredConstructors()[0].getParameterCount() == 0)
                .filter(member -> !member.getName().equals(SAMPLES))
                .findFirst()
                .orElseThrow();
        var create = constant.getDeclaredMethod(LambdaClass.CREATE);
        create.setAccessible(true);
        assertThat(create.invoke(null)).isSameAs(create.invoke(null));
    }

    @Test
    void shouldFailOnACallThatIsNotPossibleFromAnotherClass() {
        Handle callToSuperclass = new Handle(Opcodes.H_INVOKESPECIAL, "java/lang/Object", "hashCode", "()I", false);
        InvokeDynamicInsnNode call = new InvokeDynamicInsnNode(
                "getAsInt",
                "(Lcom/example/Sample;)Ljava/util/function/IntSupplier;",
                callToSuperclass,
                Type.getMethodType("()I"),
                callToSuperclass);
        LambdaClass lambda = new LambdaClass("com/example/Sample$Lambda$0", "com/example/Sample", call);
        assertThatThrownBy(() -> lambda.write(Opcodes.V17))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java/lang/Object.hashCode()I")
                .hasMessageContaining("com/example/Sample$Lambda$0");
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** Returns how lambdas are made. */
    private static List<String> factories(Map<String, byte[]> files) {
        return files.values().stream()
                .map(ClassFile::read)
                .flatMap(type -> type.methods.stream())
                .flatMap(method -> Stream.of(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .map(call -> ((InvokeDynamicInsnNode) call).bsm)
                .filter(bootstrap -> bootstrap.getOwner().endsWith("LambdaMetafactory"))
                .map(Handle::getName)
                .toList();
    }

    private static Map<String, byte[]> compiled() throws IOException {
        String folder = SAMPLES.substring(0, SAMPLES.lastIndexOf('.') + 1).replace('.', '/');
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (DirectoryStream<Path> classes =
                Files.newDirectoryStream(Path.of("target/test-classes", folder), "LambdaSamples*.class")) {
            for (Path file : classes) {
                files.put(folder + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Loads these classes instead of those of the tests. */
    private static final class Classes extends ClassLoader {

        private final Map<String, byte[]> files;

        Classes(Map<String, byte[]> files) {
            super(LambdaClassesTest.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] file = files.get(name.replace('.', '/') + ".class");
            if (file == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, file, 0, file.length) : loaded;
            }
        }
    }
}

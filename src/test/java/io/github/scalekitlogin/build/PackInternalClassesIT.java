// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;

/** The finished jar has the code of the jar that the tests use. */
class PackInternalClassesIT {

    private static final Path JAR = Path.of(System.getProperty("finished.jar"));
    private static final Path CLASSES =
            JAR.resolveSibling(JAR.getFileName().toString().replace(".jar", "-classes.jar"));

    private static final String OURS = "io/github/scalekitlogin/";
    private static final Predicate<String> LIBRARY =
            Pattern.compile(OURS + "shaded/.+\\.class").asMatchPredicate();
    private static final Predicate<String> INTERNAL =
            Pattern.compile(OURS + "internal(?!/cdi/)/.+\\.class").asMatchPredicate();

    private final Map<String, byte[]> finished;
    private final Map<String, byte[]> tested;

    PackInternalClassesIT() throws IOException {
        finished = JarFiles.of(JAR);
        tested = JarFiles.of(CLASSES);
    }

    @Test
    void shouldKeepAllOtherFiles() {
        Map<String, byte[]> others = select(tested, INTERNAL.or(LIBRARY).negate());
        assertThat(select(finished, INTERNAL.or(LIBRARY).negate())).containsExactlyInAnyOrderEntriesOf(others);
    }

    /** They lack the names of local variables only. Their stack traces still have lines. */
    @Test
    void shouldKeepTheCodeOfLibraries() {
        Map<String, byte[]> libraries = select(tested, LIBRARY);
        assertThat(select(finished, LIBRARY)).hasSameSizeAs(libraries);
        libraries.forEach((name, bytes) -> {
            assertThat(lines(finished.get(name))).as(name).isEqualTo(lines(bytes));
            assertThat(code(finished.get(name))).as(name).isEqualTo(code(bytes));
        });
    }

    /** What replaces lambdas does the same: see {@link LambdaClassesTest}. */
    @Test
    void shouldChangeNothingButLambdasOfInternalClasses() {
        Map<String, byte[]> expected = LambdaClasses.replaceLambdas(select(tested, INTERNAL));
        assertThat(select(finished, INTERNAL)).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(expected.keySet().stream().filter(name -> !name.contains("$Lambda$")))
                .containsExactlyElementsOf(select(tested, INTERNAL).keySet())
                .allSatisfy(name -> assertThat(lines(expected.get(name))).isEqualTo(lines(tested.get(name))));
    }

    private static Map<String, byte[]> select(Map<String, byte[]> files, Predicate<String> names) {
        return files.entrySet().stream()
                .filter(file -> names.test(file.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other, LinkedHashMap::new));
    }

    private static byte[] code(byte[] type) {
        ClassWriter code = new ClassWriter(0);
        new ClassReader(type).accept(code, ClassReader.SKIP_DEBUG);
        return code.toByteArray();
    }

    private static List<String> lines(byte[] type) {
        List<String> lines = new ArrayList<>();
        ClassFile.read(type)
                .methods
                .forEach(method ->
                        lines(method.instructions).forEach(line -> lines.add(method.name + method.desc + ":" + line)));
        return lines;
    }

    private static Stream<Integer> lines(InsnList instructions) {
        return Stream.of(instructions.toArray())
                .filter(LineNumberNode.class::isInstance)
                .map(line -> ((LineNumberNode) line).line);
    }
}

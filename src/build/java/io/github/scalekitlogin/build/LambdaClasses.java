// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces lambdas and method references by classes. The JVM makes a class of a lambda when it runs for the first time, and that user
 * waits. A class can be loaded before. Each new class is a nest mate of the class of the lambda, so it may call private methods.
 */
final class LambdaClasses {

    private static final String ENDING = ".class";

    private final Map<String, ClassNode> types = new LinkedHashMap<>();
    private final Map<String, Map<String, byte[]>> added = new HashMap<>();

    private LambdaClasses() {}

    /**
     * Returns the files with changed and new classes.
     *
     * @param files names and contents of classes, among them the host of each nest
     */
    static Map<String, byte[]> replaceLambdas(Map<String, byte[]> files) {
        LambdaClasses classes = new LambdaClasses();
        files.forEach((name, bytes) -> classes.types.put(name, ClassFile.read(bytes)));
        classes.types.forEach((name, type) -> classes.added.put(name, classes.replaceLambdas(type)));
        Map<String, byte[]> result = new LinkedHashMap<>();
        classes.types.forEach((name, type) -> {
            result.put(name, ClassFile.write(type));
            result.putAll(classes.added.get(name));
        });
        return result;
    }

    private Map<String, byte[]> replaceLambdas(ClassNode type) {
        Map<String, byte[]> lambdas = new LinkedHashMap<>();
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode call && isLambda(call.bsm)) {
                    ClassNode host = type.nestHostClass == null ? type : types.get(type.nestHostClass + ENDING);
                    LambdaClass lambda = new LambdaClass(type.name + "$Lambda$" + lambdas.size(), host.name, call);
                    lambdas.put(lambda.name() + ENDING, lambda.write(type.version));
                    host.nestMembers = Objects.requireNonNullElseGet(host.nestMembers, ArrayList::new);
                    host.nestMembers.add(lambda.name());
                    method.instructions.set(
                            call,
                            new MethodInsnNode(Opcodes.INVOKESTATIC, lambda.name(), LambdaClass.CREATE, call.desc));
                }
            }
        }
        return lambdas;
    }

    private static boolean isLambda(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("metafactory");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** A class instead of a lambda: with fields for what it captures, a method that creates it, and the method of its interface. */
final class LambdaClass {

    /** Has the parameters and the result of the instruction that it replaces. */
    static final String CREATE = "create";

    private static final int CONSTANT = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    private static final String ONLY = "ONLY";

    private final Type type;
    private final String nestHost;
    private final Type function;
    private final Type[] captured;
    private final Method constructor;
    private final Method called;
    private final Handle target;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    LambdaClass(String name, String nestHost, InvokeDynamicInsnNode lambda) {
        this.type = Type.getObjectType(name);
        this.nestHost = nestHost;
        this.function = Type.getReturnType(lambda.desc);
        this.captured = Type.getArgumentTypes(lambda.desc);
        this.constructor = new Method("<init>", Type.VOID_TYPE, captured);
        this.called = new Method(lambda.name, ((Type) lambda.bsmArgs[0]).getDescriptor());
        this.target = (Handle) lambda.bsmArgs[1];
    }

    String name() {
        return type.getInternalName();
    }

    /** Returns the content of the class file. */
    byte[] write(int version) {
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        String superclass = Type.getInternalName(Object.class);
        writer.visit(version, access, name(), null, superclass, new String[] {function.getInternalName()});
        writer.visitNestHost(nestHost);
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null);
        }
        writeConstructor();
        if (captured.length == 0) {
            writeConstant();
        }
        writeCreate();
        writeCalled();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private void writeConstructor() {
        GeneratorAdapter code = method(Opcodes.ACC_PRIVATE, constructor);
        code.loadThis();
        code.invokeConstructor(Type.getType(Object.class), Method.getMethod("void <init>()"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(type, field(i), captured[i]);
        }
        end(code);
    }

    /** A lambda that captures nothing is created once. */
    private void writeConstant() {
        writer.visitField(CONSTANT, ONLY, type.getDescriptor(), null, null);
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, Method.getMethod("void <clinit>()"));
        code.newInstance(type);
        code.dup();
        code.invokeConstructor(type, constructor);
        code.putStatic(type, ONLY, type);
        end(code);
    }

    private void writeCreate() {
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method(CREATE, function, captured));
        if (captured.length == 0) {
            code.getStatic(type, ONLY, type);
        } else {
            code.newInstance(type);
            code.dup();
            code.loadArgs();
            code.invokeConstructor(type, constructor);
        }
        end(code);
    }

    private void writeCalled() {
        GeneratorAdapter code = method(Opcodes.ACC_PUBLIC, called);
        Type owner = Type.getObjectType(target.getOwner());
        boolean creates = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (creates) {
            code.newInstance(owner);
            code.dup();
        }
        Type[] parameters = Type.getArgumentTypes(target.getDesc());
        if (!creates && target.getTag() != Opcodes.H_INVOKESTATIC) {
            parameters = Stream.concat(Stream.of(owner), Stream.of(parameters)).toArray(Type[]::new);
        }
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(type, field(i), captured[i]);
            convert(code, captured[i], parameters[i]);
        }
        for (int i = captured.length; i < parameters.length; i++) {
            code.loadArg(i - captured.length);
            convert(code, called.getArgumentTypes()[i - captured.length], parameters[i]);
        }
        code.visitMethodInsn(opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        convert(code, creates ? owner : Type.getReturnType(target.getDesc()), called.getReturnType());
        end(code);
    }

    private int opcode() {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            default -> throw new IllegalArgumentException("Cannot call " + target + " from " + name());
        };
    }

    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (to.getSort() == Type.VOID) {
            discard(code, from);
        } else if (isReference(from) && isReference(to)) {
            code.checkCast(to);
        } else if (isReference(from)) {
            code.unbox(to);
        } else if (isReference(to)) {
            code.valueOf(from);
        } else {
            code.cast(from, to);
        }
    }

    private static void discard(GeneratorAdapter code, Type result) {
        switch (result.getSize()) {
            case 1 -> code.pop();
            case 2 -> code.pop2();
            default -> {}
        }
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private GeneratorAdapter method(int access, Method method) {
        MethodVisitor code = writer.visitMethod(access, method.getName(), method.getDescriptor(), null, null);
        code.visitCode();
        return new GeneratorAdapter(code, access, method.getName(), method.getDescriptor());
    }

    private static void end(GeneratorAdapter code) {
        code.returnValue();
        code.endMethod();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** A lambda or method reference of each kind. */
final class LambdaSamples implements Supplier<List<Object>> {

    private final String name = "name";
    private long seen;

    @Override
    public List<Object> get() {
        List<Object> results = new ArrayList<>(lambdas());
        results.addAll(methodReferences());
        results.addAll(conversions());
        results.add(new Nested("nested").get());
        results.add(Greeting.of("Alice").get());
        return results;
    }

    private List<Object> lambdas() {
        int number = 7;
        long large = 1L << 40;
        double fraction = 0.5;
        boolean flag = true;
        Supplier<String> nothing = () -> "nothing";
        Supplier<String> instance = () -> name;
        Function<String, String> locals = text -> text + number + large + fraction + flag;
        BooleanSupplier primitive = () -> flag;
        Supplier<String> serializable = (Supplier<String> & Serializable) () -> "serializable";
        Supplier<Supplier<String>> twice = () -> () -> name + number;
        return List.of(
                nothing.get(),
                instance.get(),
                locals.apply("text"),
                primitive.getAsBoolean(),
                serializable.get(),
                twice.get().get());
    }

    private List<Object> methodReferences() {
        Supplier<String> ofThis = this::hidden;
        Supplier<Integer> ofObject = name::length;
        Function<String, String> unbound = String::trim;
        BiFunction<String, String, String> unboundWithParameter = String::concat;
        Function<String, Nested> constructor = Nested::new;
        IntFunction<String[]> array = String[]::new;
        Function<Supplier<String>, String> ofInterface = Supplier::get;
        UnaryOperator<String> ofClass = LambdaSamples::twice;
        return List.of(
                ofThis.get(),
                ofObject.get(),
                unbound.apply(" a "),
                unboundWithParameter.apply("a", "b"),
                constructor.apply("new").get(),
                array.apply(3).length,
                ofInterface.apply(() -> "interface"),
                ofClass.apply("c"));
    }

    private List<Object> conversions() {
        Function<Integer, Integer> boxes = Math::abs;
        IntToLongFunction widens = Math::abs;
        ToLongFunction<Integer> unboxesAndWidens = LambdaSamples::add;
        IntFunction<Object> boxesResult = number -> number + 1L;
        List<Object> list = new ArrayList<>();
        Consumer<Object> discardsResult = list::add;
        discardsResult.accept("kept");
        LongConsumer discardsLong = this::remember;
        discardsLong.accept(5);
        Function<Character, Boolean> characters = Character::isDigit;
        return List.of(
                boxes.apply(-3),
                widens.applyAsLong(-4),
                unboxesAndWidens.applyAsLong(6),
                boxesResult.apply(7),
                list.get(0),
                seen,
                characters.apply('8'));
    }

    private String hidden() {
        return "hidden " + name;
    }

    private long remember(long number) {
        seen = number;
        return seen;
    }

    private static long add(long number) {
        return number + 1;
    }

    private static String twice(String text) {
        return text + text;
    }

    /** Its nest host is another class. */
    private static final class Nested {
        private final String text;

        private Nested(String text) {
            this.text = text;
        }

        private String get() {
            Supplier<String> secret = this::secret;
            return secret.get();
        }

        private String secret() {
            return "secret " + text;
        }
    }

    /** An interface has private methods as well. */
    @FunctionalInterface
    interface Greeting {
        String get();

        static Greeting of(String name) {
            return () -> "Hello " + name;
        }
    }
}

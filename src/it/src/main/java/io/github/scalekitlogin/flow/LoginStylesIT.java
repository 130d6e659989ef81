// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every login style on the server under test. What came of it is a column of the table in {@code docs/reference/login-styles.md};
 * where the two differ, the run fails. {@code -Dlogin-styles.write=true} writes the column instead.
 */
@OnEachServer
class LoginStylesIT {

    private final Map<String, Set<Remark>> column = new LinkedHashMap<>();
    private int left;

    @TestFactory
    Stream<DynamicNode> everyLoginStyle() {
        return Stream.concat(
                LoginStyle.ALL.stream().map(this::scenariosOf),
                Stream.of(dynamicTest("the table says so", this::compareWithTheTable)));
    }

    private DynamicNode scenariosOf(LoginStyle style) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        column.put(style.title(), remarks);
        Optional<Remark> excluded = ServerTraits.excludes(style);
        if (excluded.isPresent()) {
            remarks.add(excluded.get());
            return dynamicContainer(style.title(), List.of());
        }
        List<DynamicNode> scenarios = new ArrayList<>();
        scenarios.add(scenario(
                style,
                "lasts without us",
                scenario -> scenario.lastsWithoutTheFilter() ? Set.of() : Set.of(Remark.LOGIN_NOT_KEPT)));
        scenarios.add(scenario(style, "one login", LoginStyleScenario::singleLogin));
        scenarios.add(scenario(style, "two tabs", scenario -> scenario.twoTabs(true)));
        scenarios.add(scenario(style, "two tabs, the second one first", scenario -> scenario.twoTabs(false)));
        scenarios.add(scenario(
                style, "waits while somebody signs in elsewhere", LoginStyleScenario::signInElsewhereMeanwhile));
        scenarios.add(scenario(style, "two persons", scenario -> none(scenario::twoPersons)));
        if (style.signIn().hasPassword()) {
            scenarios.add(scenario(style, "wrong password first", LoginStyleScenario::wrongPassword));
        }
        if (!style.signIn().isKeptByBrowser()) {
            scenarios.add(scenario(style, "signed out, an ordinary login", scenario -> none(scenario::laterLogin)));
        }
        return dynamicContainer(style.title(), scenarios);
    }

    /** A login that does not last on this server can bring nothing about. */
    private DynamicNode scenario(LoginStyle style, String name, Function<LoginStyleScenario, Set<Remark>> scenario) {
        return dynamicTest(style + ": " + name, () -> {
            Set<Remark> remarks = column.get(style.title());
            if (remarks.contains(Remark.LOGIN_NOT_KEPT)) {
                return;
            }
            left++;
            remarks.addAll(scenario.apply(new LoginStyleScenario(style)));
            left--;
        });
    }

    private static Set<Remark> none(Runnable scenario) {
        scenario.run();
        return Set.of();
    }

    private void compareWithTheTable() {
        assertThat(left).as("scenarios that failed").isZero();
        column.values().stream()
                .filter(remarks -> remarks.contains(Remark.ASKS))
                .forEach(
                        remarks -> remarks.removeAll(Set.of(Remark.SECOND_TAB_ASKS, Remark.ASKS_AFTER_WRONG_PASSWORD)));
        LoginStyleTable table = LoginStyleTable.read();
        table.writeOrCompare(table.with(TestEnvironment.serverName(), TestEnvironment.serverTitle(), column));
    }
}

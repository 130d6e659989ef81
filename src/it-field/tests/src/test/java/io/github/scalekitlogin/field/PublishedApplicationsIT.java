// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Published applications, unchanged, with the finished jar and settings only. The result is {@code docs/reference/applications.md}. */
@ParameterizedClass
@MethodSource("applications")
class PublishedApplicationsIT {

    private static final PublishedApplicationsTable TABLE = new PublishedApplicationsTable();
    private static Map<String, String> pagesWithoutFilter;
    private static String loginWithoutFilter;

    @Parameter
    PublishedApplication application;

    /** Does what a column is about. Throws an {@link AssertionError} if it does not work. */
    private interface Play {

        /** Returns a remark for the cell, empty in most cases. */
        String play(PublishedLogin alice);
    }

    static List<PublishedApplication> applications() {
        List<String> only = List.of(System.getProperty("field.published", "").split(","));
        return PublishedApplication.all().stream()
                .filter(application -> only.contains("")
                        ? !application.isNightly() || !Boolean.getBoolean("field.without-nightly")
                        : only.contains(application.id()))
                .toList();
    }

    @BeforeParameterizedClassInvocation
    static void useWithoutFilter(PublishedApplication application) {
        PublishedApplication bare = application.withoutFilter();
        pagesWithoutFilter = pages(bare);
        try (PublishedLogin alice = new PublishedLogin(bare)) {
            loginWithoutFilter = alice.signInAsUsual("alice");
        }
        FieldServer.shared().remove(bare);
    }

    @AfterParameterizedClassInvocation
    static void undeploy(PublishedApplication application) {
        FieldServer.shared().remove(application);
    }

    @AfterAll
    static void writeOrCompareTable() {
        TABLE.writeOrCompare();
    }

    @Test
    void shouldDeploy() {
        record("deploys", alice -> {
            alice.assertDeployed();
            return "";
        });
    }

    @Test
    void shouldConnectAfterTheLogin() {
        record(
                "login",
                alice -> alice.connectAfterTheLogin("alice") ? "The confirm page is shown after the login." : "");
    }

    @Test
    void shouldConfirmWhenTheUserIsSignedInAlready() {
        record("question", alice -> {
            alice.connectWhenSignedInAlready("alice");
            return "";
        });
    }

    @Test
    void shouldConnectEachOfTwoTabs() {
        record("tabs", alice -> {
            alice.connectTwoTabs("alice");
            return "";
        });
    }

    @Test
    void shouldUseAnotherAccount() {
        record("logout", alice -> {
            alice.useAnotherAccount("alice", "bob");
            return "";
        });
    }

    @Test
    void shouldLeaveTheApplicationAlone() {
        record("untouched", alice -> {
            pages(application)
                    .forEach((page, text) -> assertThat(text).as(page).isEqualTo(pagesWithoutFilter.get(page)));
            assertThat(alice.signInAsUsual("alice")).isEqualTo(loginWithoutFilter);
            return "";
        });
    }

    /** A cell that is not a plain "yes" needs its reason in {@code application.properties}; a plain "yes" must not have one. */
    private void record(String column, Play play) {
        String reason = application.reason(column).orElse("");
        String cell;
        Throwable failure = null;
        try (PublishedLogin alice = new PublishedLogin(application)) {
            String remark = play.play(alice);
            cell = remark.isEmpty() ? "yes" : "yes|" + remark + " " + reason;
        } catch (AssertionError e) {
            cell = "no|" + reason;
            failure = e;
        }
        TABLE.put(application, column, cell);
        if (cell.equals("yes") != reason.isEmpty()) {
            throw new AssertionError(
                    "docs/reference/applications.md: column " + column + " of " + application + " is " + cell, failure);
        }
    }

    private static Map<String, String> pages(PublishedApplication application) {
        List<URI> pages = application.pages().stream()
                .map(page -> FieldServer.shared().url(application, page))
                .toList();
        return new Snapshot(application.masks()).take(pages);
    }
}

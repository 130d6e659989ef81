// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.flow.Wars;
import io.github.scalekitlogin.server.War;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** An application under attack: how it signs people in, and whether {@code scalekit.login-page} is set. */
enum AttackedApplication {
    /** {@code HttpServletRequest.login} in a servlet. */
    CODE("programmatic login, login-page set", "attacked-code", "/login.html", "/login.html", "/home"),
    FORM("FORM, login-page not set", "attacked-form", "", "/home", "/home"),
    FORM_PAGE("FORM, login-page set", "attacked-form", "/form-login.html", "/home", "/home"),
    /** The container looks for the user on protected pages only: WildFly with {@code proactive-authentication=false}. */
    ON_DEMAND("FORM on demand, login-page not set", "attacked-on-demand", "", "/home", "/home"),
    /** The browser sends the password to every page. */
    BASIC("BASIC, login-page not set", "attacked-basic", "", "/home", "/home"),
    /** The browser sends the password to the pages of one folder only. */
    BASIC_FOLDER(
            "BASIC in one folder, login-page not set", "attacked-basic", "", "/account/profile", "/account/profile"),
    /** The sample WAR: login in a Faces bean. */
    SAMPLE("Faces login of the sample WAR, login-page set", "sample", "/login.xhtml", "/login.xhtml", "/home.xhtml");

    private static final Set<String> DEPLOYED = new HashSet<>();

    private final String title;
    private final String war;
    private final String loginPage;
    private final String signInPage;
    private final String homePage;

    AttackedApplication(String title, String war, String loginPage, String signInPage, String homePage) {
        this.title = title;
        this.war = war;
        this.loginPage = loginPage;
        this.signInPage = signInPage;
        this.homePage = homePage;
    }

    /** Deploys it on the server unless it is there already, and returns its context path. */
    String deployed(TestEnvironment environment, String confirm) {
        if (this == SAMPLE) {
            return "/sample";
        }
        String context = "/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + confirm;
        synchronized (DEPLOYED) {
            if (DEPLOYED.add(context)) {
                environment.server().deploy(build(context.substring(1), confirm), context);
            }
        }
        return context;
    }

    /** Returns where users sign in without any login request. */
    String signInPage() {
        return signInPage;
    }

    /** Returns a page that shows who is signed in. */
    String homePage() {
        return homePage;
    }

    /** Returns a public page that has {@link #link()}. */
    String publicPage() {
        return this == SAMPLE ? "/index.xhtml" : "/shop";
    }

    /** Returns the text of a link to a page of the signed-in user. */
    String link() {
        return this == BASIC_FOLDER ? "My profile" : "My account";
    }

    /** Returns whether the browser answers the server's question for a password by itself. */
    boolean isBasic() {
        return war.equals("attacked-basic");
    }

    /** Returns whether the server has what the application needs. */
    boolean runs() {
        return Wars.runs(war) && !(this == FORM_PAGE && TestEnvironment.lacks("plain-form-page"));
    }

    private Path build(String name, String confirm) {
        Path settings = Path.of("src/it-browser/target/wars", name + ".properties");
        try {
            Files.createDirectories(settings.getParent());
            Files.writeString(
                    settings,
                    "scalekit.confirm=" + confirm + "\n"
                            + (loginPage.isEmpty() ? "" : "scalekit.login-page=" + loginPage + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Settings of " + name, e);
        }
        return War.of(Wars.build(war))
                .add("WEB-INF/classes/META-INF/microprofile-config.properties", settings)
                .buildTo(Path.of("src/it-browser/target/wars", name + ".war"));
    }

    @Override
    public String toString() {
        return title;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.server.ServerUnderTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the server under test behaves, as its {@code server.properties} says. The tests expect exactly this behaviour. */
final class ServerTraits {

    private ServerTraits() {}

    /** Returns why a login style cannot be had on the server, if so. */
    static Optional<Remark> excludes(LoginStyle style) {
        Capability needed = Wars.capability(style.war());
        return needed.missing().isPresent()
                ? Optional.of(Remark.valueOf("NO_" + needed.name()))
                : find("without." + style.war()).map(Remark::valueOf);
    }

    /** Returns what WARs of a kind begin with on the server, if it has not got all they need. */
    static Optional<Path> base(String kind) {
        return find("base." + kind).map(Path::of);
    }

    /** Returns whether the container does not ask for a login when it is told to on an unprotected page. */
    static boolean refusesToAuthenticate() {
        return find("authenticate").equals(Optional.of("refused"));
    }

    /** Returns whether a deployment that was refused is in the way of others: it then needs a server of its own. */
    static boolean remembersWhatItRefused() {
        return find("refused").equals(Optional.of("remembered"));
    }

    /** Returns whether the container shows its login page as if the request were a GET. */
    static boolean showsLoginPageAsByGet() {
        return find("login-page").equals(Optional.of("by-get"));
    }

    /** Returns whether the container's own redirects name the host the request named. */
    static boolean redirectsByHost() {
        return find("redirects").equals(Optional.of("by-host"));
    }

    /** Returns whether the container's own login answers a form it cannot read with 500. */
    static boolean failsAtUnreadableForm() {
        return find("unreadable-form").equals(Optional.of("500"));
    }

    /** Returns whether a page that a filter watches loses the length the server would have told. */
    static boolean losesLengthOfWatchedPages() {
        return find("watched-length").equals(Optional.of("lost"));
    }

    /** Returns how many threads the server has for requests at most, as far as it has a fixed number. */
    static int requestThreads() {
        String[] words = find("request-threads").orElseThrow().split(" ", 2);
        int threads = Integer.parseInt(words[0]);
        return words.length == 1 ? threads : threads * Runtime.getRuntime().availableProcessors();
    }

    /** Returns a regular expression that the server's folder gives for what it logs then. */
    static Pattern ofFinestLog(String key) {
        return Pattern.compile(
                ServerUnderTest.description(TestEnvironment.serverFolder().resolve(TestEnvironment.FINEST), key)
                        .orElseThrow());
    }

    private static Optional<String> find(String key) {
        return ServerUnderTest.description(TestEnvironment.serverFolder(), key);
    }
}

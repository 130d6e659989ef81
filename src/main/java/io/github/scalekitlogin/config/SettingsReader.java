// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and checks all settings, and names every fault at once. Used once, by one thread. */
public final class SettingsReader {

    private static final Pattern CONNECTION_ID = Pattern.compile("conn_[0-9]{1,27}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern OWN_PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");
    private static final Pattern PAGE = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

    private final ConfigSources sources;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(ConfigSources sources) {
        this.sources = sources;
    }

    /**
     * Returns the settings, or empty when {@code scalekit.enabled} is false; then nothing else is looked at.
     *
     * @throws InvalidSettingsException when any is missing or wrong; the message names all faults
     */
    public static Optional<Settings> read(ConfigSources sources) throws InvalidSettingsException {
        return new SettingsReader(sources).read();
    }

    private Optional<Settings> read() throws InvalidSettingsException {
        if (Boolean.FALSE.equals(require(Setting.ENABLED, SettingsReader::toBoolean))) {
            return Optional.empty();
        }
        Settings settings = new Settings(
                require(Setting.ENVIRONMENT_URL, SettingsReader::toEnvironmentUrl),
                require(Setting.CLIENT_ID, SettingsReader::withoutBlanks),
                readSecret(),
                require(Setting.CONNECTION_ID, SettingsReader::toConnectionId),
                require(Setting.PATH, matching(OWN_PATH)),
                find(Setting.LOGIN_PAGE, matching(PAGE)),
                require(Setting.CONFIRM, SettingsReader::toConfirm),
                find(Setting.STYLESHEET, matching(PAGE)),
                new Settings.Network(
                        require(Setting.CONNECT_TIMEOUT, SettingsReader::toDuration),
                        require(Setting.TIMEOUT, SettingsReader::toDuration),
                        Optional.ofNullable(require(Setting.MAX_CONCURRENT_HANDOVERS, SettingsReader::toNumber))
                                .orElse(0),
                        find(Setting.PROXY, SettingsReader::toProxy),
                        find(Setting.TRUST_STORE, this::toTrustStore)),
                new Settings.Claims(
                        find(Setting.EMAIL_DOMAIN, matching(DOMAIN)),
                        Optional.ofNullable(find(Setting.ROLES, SettingsReader::toNames))
                                .orElse(List.of())));
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
        return Optional.of(settings);
    }

    private ClientSecret readSecret() {
        return sources.find(Setting.CLIENT_SECRET_FILE).isPresent()
                ? require(Setting.CLIENT_SECRET_FILE, SettingsReader::toSecretInFile)
                : require(Setting.CLIENT_SECRET, text -> ClientSecret.of(withoutBlanks(text)));
    }

    private <T> T require(Setting setting, Function<String, T> parser) {
        if (sources.find(setting).isEmpty()) {
            faults.add(setting.key + " is missing; expected: " + setting.expected);
        }
        return find(setting, parser);
    }

    /** A parser refuses by any IllegalArgumentException; a message it brings explains the mistake. */
    private <T> T find(Setting setting, Function<String, T> parser) {
        Optional<ConfigSource.Value> found = sources.find(setting);
        try {
            return found.map(ConfigSource.Value::text).map(parser).orElse(null);
        } catch (IllegalArgumentException mistake) {
            faults.add(setting.key + " is wrong; expected: " + setting.expected + "; received: "
                    + (setting.isSecret() ? "***" : found.get().text().replaceAll("//[^/]*@", "//***@")) + "; from: "
                    + found.get().source()
                    + (mistake instanceof ExplainedMistake ? "; " + mistake.getMessage() : ""));
            return null;
        }
    }

    private static Function<String, String> matching(Pattern pattern) {
        return text -> {
            check(pattern.matcher(text).matches());
            return text;
        };
    }

    private static Boolean toBoolean(String text) {
        check(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
        return Boolean.valueOf(text);
    }

    private static String withoutBlanks(String text) {
        check(text.chars().noneMatch(c -> c <= ' ' || c == 0x7F));
        return text;
    }

    private static URI toEnvironmentUrl(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        check(url.getHost() != null && url.getRawUserInfo() == null);
        check("".equals(url.getRawPath()) && url.getRawQuery() == null && url.getRawFragment() == null);
        boolean loopback =
                LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
        check("https".equalsIgnoreCase(url.getScheme()) || ("http".equalsIgnoreCase(url.getScheme()) && loopback));
        return url;
    }

    private static String toConnectionId(String text) {
        if (text.startsWith("res_")) {
            throw new ExplainedMistake(
                    "this is the id of a resource (the MCP server); the id of its connection is needed");
        }
        check(CONNECTION_ID.matcher(text).matches());
        return text;
    }

    private static URI toProxy(String text) {
        URI proxy = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        check("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null && proxy.getPort() > 0);
        check("".equals(proxy.getRawPath()) && proxy.getRawQuery() == null && proxy.getRawFragment() == null);
        if (proxy.getRawUserInfo() != null) {
            throw new ExplainedMistake("a name and a password for the proxy are not supported");
        }
        return proxy;
    }

    private KeyStore toTrustStore(String text) {
        Path file = toFile(text);
        String password = find(Setting.TRUST_STORE_PASSWORD, Function.identity());
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(find(Setting.TRUST_STORE_TYPE, Function.identity()));
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() == 0) {
                throw new ExplainedMistake("nothing is in it, or it needs " + Setting.TRUST_STORE_PASSWORD.key);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new ExplainedMistake("it cannot be read; check " + Setting.TRUST_STORE_TYPE.key + " and "
                    + Setting.TRUST_STORE_PASSWORD.key + ": " + e.getMessage());
        }
    }

    private static Path toFile(String text) {
        Path file;
        try {
            file = Path.of(text);
        } catch (InvalidPathException e) {
            throw new ExplainedMistake("no such path can exist");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ExplainedMistake("there is no such file, or it cannot be read");
        }
        return file;
    }

    private static ClientSecret toSecretInFile(String text) {
        ClientSecret secret = ClientSecret.in(toFile(text));
        check(!secret.get().isEmpty());
        withoutBlanks(secret.get());
        return secret;
    }

    private static Settings.Confirm toConfirm(String text) {
        return Settings.Confirm.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Duration toDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        check(matcher.matches());
        long number = Long.parseLong(matcher.group(1));
        Duration duration = matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        check(duration.toMillis() >= 100 && duration.toSeconds() <= 60);
        return duration;
    }

    private static Integer toNumber(String text) {
        int number = Integer.parseInt(text);
        check(number >= 1 && number <= 1000);
        return number;
    }

    private static List<String> toNames(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void check(boolean fulfilled) {
        if (!fulfilled) {
            throw new IllegalArgumentException();
        }
    }

    /** A mistake that deserves a word of its own. */
    private static final class ExplainedMistake extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        ExplainedMistake(String message) {
            super(message);
        }
    }
}

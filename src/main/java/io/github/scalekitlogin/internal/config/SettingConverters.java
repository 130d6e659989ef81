// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Converters from the text of a setting to its type. Each throws an IllegalArgumentException for an invalid text. The message
 * of an {@link InvalidValueException} is for the administrator; the messages of other exceptions are not.
 */
final class SettingConverters {

    private static final Pattern CONNECTION_ID = Pattern.compile("conn_[0-9]{1,27}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern OWN_PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");
    private static final Pattern CONTEXT_PATH = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)+");
    private static final Pattern PAGE = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9;-]*");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

    private SettingConverters() {}

    static String toOwnPath(String text) {
        return matching(OWN_PATH, text);
    }

    /** Converts {@code /} to the empty context path. */
    static String toContextPath(String text) {
        return text.equals("/") ? "" : matching(CONTEXT_PATH, text);
    }

    static String toPage(String text) {
        return matching(PAGE, text);
    }

    static String toDomain(String text) {
        return matching(DOMAIN, text);
    }

    private static String matching(Pattern pattern, String text) {
        check(pattern.matcher(text).matches());
        return text;
    }

    static Boolean toBoolean(String text) {
        check(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
        return Boolean.valueOf(text);
    }

    static String toTextWithoutSpaces(String text) {
        check(text.chars().noneMatch(c -> c <= ' ' || c == 0x7F));
        return text;
    }

    static URI toEnvironmentUrl(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        check(url.getHost() != null && url.getRawUserInfo() == null);
        check("".equals(url.getRawPath()) && url.getRawQuery() == null && url.getRawFragment() == null);
        check("https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && isLoopback(url)));
        return url;
    }

    private static boolean isLoopback(URI url) {
        return LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    static String toConnectionId(String text) {
        if (text.startsWith("res_")) {
            throw new InvalidValueException(
                    "this is the id of a resource (the MCP server); expected the id of its connection");
        }
        check(CONNECTION_ID.matcher(text).matches());
        return text;
    }

    /** Converts {@code http://user:password@host:port}. Special characters of user and password are percent-encoded. */
    static Settings.Proxy toProxy(String text) {
        URI proxy = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        check("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null && proxy.getPort() > 0);
        check("".equals(proxy.getRawPath()) && proxy.getRawQuery() == null && proxy.getRawFragment() == null);
        check(proxy.getRawUserInfo() == null || proxy.getRawUserInfo().indexOf(':') > 0);
        return new Settings.Proxy(proxy.getHost(), proxy.getPort(), proxy.getUserInfo());
    }

    static Path toFile(String text) {
        Path file;
        try {
            file = Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidValueException("this is not a valid path");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidValueException("the file does not exist or cannot be read");
        }
        return file;
    }

    static ClientSecret toSecretInFile(String text) {
        ClientSecret secret = ClientSecret.in(toFile(text));
        check(!secret.get().isEmpty());
        toTextWithoutSpaces(secret.get());
        return secret;
    }

    static Settings.Confirm toConfirm(String text) {
        return Settings.Confirm.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Duration toDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        check(matcher.matches());
        long number = Long.parseLong(matcher.group(1));
        Duration duration = matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        check(duration.toMillis() >= 100 && duration.toSeconds() <= 60);
        return duration;
    }

    static Integer toNumber(String text) {
        int number = Integer.parseInt(text);
        check(number >= 1 && number <= 1000);
        return number;
    }

    /** Converts {@code name=value,name}. A name without a value is its own value. A comma between braces separates nothing. */
    static Map<String, String> toPairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",(?![^{]*})")) {
            String[] names = pair.strip().split("\\s*=\\s*", 2);
            check(names.length == 1 || !names[1].isEmpty());
            if (!names[0].isEmpty()) {
                pairs.put(names[0], names[names.length - 1]);
            }
        }
        return pairs;
    }

    /** Converts {@code one,two}. */
    static Set<String> toNames(String text) {
        Set<String> names = new LinkedHashSet<>(toPairs(text).keySet());
        check(!names.isEmpty() && !text.contains("="));
        return names;
    }

    static KeyStore toTrustStore(String text, SettingValues others) {
        Path file = toFile(text);
        String password = others.get(SettingTable.TRUST_STORE_PASSWORD);
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(others.get(SettingTable.TRUST_STORE_TYPE));
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() == 0) {
                throw new InvalidValueException("it is empty, or it needs " + SettingTable.TRUST_STORE_PASSWORD);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidValueException("it cannot be read; check " + SettingTable.TRUST_STORE_TYPE + " and "
                    + SettingTable.TRUST_STORE_PASSWORD + ": " + e.getMessage());
        }
    }

    /** Converts URLs separated by spaces or commas. The bind must be encrypted, except on loopback. */
    static List<URI> toDirectory(String text, SettingValues others) {
        boolean startTls = Boolean.TRUE.equals(others.get(SettingTable.LDAP_START_TLS));
        return Stream.of(text.strip().split("[\\s,]+"))
                .map(url -> toDirectoryServer(url, startTls))
                .toList();
    }

    private static URI toDirectoryServer(String text, boolean startTls) {
        URI url = URI.create(text);
        check(url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && List.of("", "/").contains(url.getRawPath()));
        check(
                startTls
                        ? "ldap".equalsIgnoreCase(url.getScheme())
                        : "ldaps".equalsIgnoreCase(url.getScheme())
                                || ("ldap".equalsIgnoreCase(url.getScheme()) && isLoopback(url)));
        return url;
    }

    static String toDistinguishedName(String text) {
        try {
            check(!new LdapName(text).isEmpty());
            return text;
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String toAttribute(String text) {
        return matching(ATTRIBUTE, text);
    }

    static String toQuery(String text) {
        check(text.chars().filter(c -> c == '?').count() == 1);
        return text;
    }

    static String toFilter(String text) {
        check(text.startsWith("(") && text.endsWith(")") && text.contains("{0}"));
        return text;
    }

    static void check(boolean fulfilled) {
        if (!fulfilled) {
            throw new IllegalArgumentException();
        }
    }

    /** An invalid value with a message for the administrator. */
    static final class InvalidValueException extends IllegalArgumentException {

        static final long serialVersionUID = 1;

        InvalidValueException(String message) {
            super(message);
        }
    }
}

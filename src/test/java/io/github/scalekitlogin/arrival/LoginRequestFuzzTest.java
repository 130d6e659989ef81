// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.scalekitlogin.RequestDouble;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whatever a query holds: what comes through is one login request, safe at every place it is put into. */
class LoginRequestFuzzTest {

    private final Arrival arrival = new Arrival("/scalekit/challenge", "/login?from=filter");

    @DictionaryEntries({
        "login_request_id=",
        "&state=",
        "login%5frequest_id=",
        "lri_1",
        "%0d%0a",
        "%00",
        "%c0%af",
        "%+1",
        ";"
    })
    @FuzzTest
    void shouldLetThroughOneSafeLoginRequest(byte[] bytes) {
        String query = new String(bytes, StandardCharsets.ISO_8859_1);
        HttpServletRequest get = new RequestDouble()
                .query(query)
                .header("Referer", "http://127.0.0.1/login?" + query)
                .build();
        Optional<LoginRequest> found = arrival.findLoginRequest(get);
        Optional<String> addressed = arrival.findAddressedId(get);

        addressed.ifPresent(id -> assertThat(id).matches("[A-Za-z0-9_-]{1,128}"));
        // A browser's Referer has nothing else in it.
        if (query.indexOf('?') < 0 && query.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            assertThat(arrival.findLoginPageId(get)).isEqualTo(addressed);
        }
        if (found.isPresent()) {
            LoginRequest login = found.get();
            assertThat(addressed).contains(login.loginRequestId());
            assertThat(arrival.bringsLoginRequest(get) || query.contains("%")).isTrue();
            assertThat(query.split("&")).contains("state=" + login.state());
            assertThat(again(login)).isEqualTo(login);
            String way = arrival.wayToLogin(login);
            assertThat(way).startsWith("/login?from=filter&login_request_id=").matches("[\\x21-\\x7E]+");
            assertThat(URI.create("http://127.0.0.1" + way).getFragment()).isNull();
        }
        assertThat(arrival.findLoginRequest(
                        new RequestDouble().method("POST").query(query).build()))
                .isEmpty();
    }

    private static LoginRequest again(LoginRequest login) {
        try {
            return LoginRequest.parse(login.toQuery());
        } catch (MalformedLoginRequestException e) {
            throw new AssertionError(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.testkit.RequestDouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Random queries: every login request that is accepted is safe in each address it is put into. */
class LoginRequestParserFuzzTest {

    private final FilterAddresses addresses = new FilterAddresses("/scalekit", null, "/login?from=filter", null);

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
    void shouldAcceptOnlySafeLoginRequests(byte[] bytes) {
        String query = new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<LoginRequest> found = LoginRequestParser.find(query);
        Optional<String> id = LoginRequestParser.findId(query);

        id.ifPresent(text -> assertThat(text).matches("[A-Za-z0-9_-]{1,128}"));
        if (found.isPresent()) {
            LoginRequest login = found.get();
            assertThat(id).contains(login.loginRequestId());
            assertThat(LoginRequestParser.hasBoth(query) || query.contains("%")).isTrue();
            assertThat(query.split("&")).contains("state=" + login.state());
            assertThat(LoginRequestParser.find(login.toQuery())).contains(login);
            String address = addresses.loginAddress(new RequestDouble(), login);
            assertThat(address)
                    .startsWith("./login?from=filter&login_request_id=")
                    .matches("[\\x21-\\x7E]+");
            assertThat(URI.create("http://127.0.0.1/" + address).getFragment()).isNull();
        }
    }
}

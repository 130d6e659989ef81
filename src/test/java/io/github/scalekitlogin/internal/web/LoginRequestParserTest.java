// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.internal.session.LoginRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queries have a valid login request. */
class LoginRequestParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g",
                "a%2Fb%2Bc%3D",
                "a%2fb",
                "a+b",
                "a/b?c:d@e",
                "%26%23%25%22",
                "~!$'()*,;="
            })
    void shouldKeepStateAsItCame(String state) throws Exception {
        LoginRequest login = LoginRequestParser.parse("login_request_id=lri_1&state=" + state);
        assertThat(login.state()).isEqualTo(state);
        assertThat(login.toQuery()).isEqualTo("login_request_id=lri_1&state=" + state);
    }

    @Test
    void shouldTakeTheLongestStateAndRefuseALongerOne() throws Exception {
        String longest = "login_request_id=lri_1&state=" + "%2B".repeat(4096);
        assertThat(LoginRequestParser.parse(longest).state()).hasSize(3 * 4096);
        assertThatThrownBy(() -> LoginRequestParser.parse(longest + "x")).hasMessageContaining("longer than 4096");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | login_request_id is missing",
                "state=s | login_request_id is missing",
                "login_request_id=lri_1 | state is missing",
                "login_request_id=lri_1&login_request_id=lri_1&state=s | login_request_id is there more than once",
                "login_request_id=lri_1&login%5Frequest_id=lri_2&state=s | login_request_id is there more than once",
                "login_request_id=lri_1&state=s&state=t | state is there more than once",
                "Login_Request_Id=lri_1&state=s | login_request_id is missing",
                "login_request_id=&state=s | login_request_id is not",
                "login_request_id=lri/1&state=s | login_request_id is not",
                "login_request_id=lri%2F1&state=s | login_request_id is not",
                "login_request_id=lri_%00&state=s | login_request_id is not",
                "login_request_id=lri_1&state= | state is empty",
                "login_request_id=lri_1&state | state is empty",
                "login_request_id=lri_1&state=%0D%0AX | state is empty or not printable",
                "login_request_id=lri_1&state=%00 | state is empty or not printable",
                "login_request_id=lri_1&state=%C3%A4 | state is empty or not printable",
                "login_request_id=lri_1&state=\" | state is empty or not printable",
                "login_request_id=lri_1&state=%zz | state is not percent-encoded",
                "login_request_id=lri_1&state=%2 | state is not percent-encoded",
            })
    void shouldRefuse(String query, String fault) {
        assertThatThrownBy(() -> LoginRequestParser.parse(query))
                .isInstanceOf(MalformedLoginRequestException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void shouldRefuseAnIdentifierThatIsTooLong() throws Exception {
        assertThat(LoginRequestParser.parse("state=s&login_request_id=" + "a".repeat(128)))
                .isNotNull();
        assertThatThrownBy(() -> LoginRequestParser.parse("state=s&login_request_id=" + "a".repeat(129)))
                .hasMessageContaining("login_request_id is not 1 to 128");
    }

    @Test
    void shouldNotShowStateInText() throws Exception {
        assertThat(LoginRequestParser.parse("login_request_id=lri_1&state=secret"))
                .hasToString("lri_1");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A form, filled in and submitted with one of its buttons.
 *
 * @param body the fields of a POST, null for a GET, whose address has them
 */
record FormSubmission(String method, URI url, String body) {

    static FormSubmission of(Page page, Element button, Map<String, String> typed) {
        Element form = button.closest("form");
        String method = button.hasAttr("formmethod") ? button.attr("formmethod") : form.attr("method");
        Element owner = button.hasAttr("formaction") ? button : form;
        String attribute = owner == form ? "action" : "formaction";
        URI action = owner.attr(attribute).isBlank() ? page.url() : URI.create(owner.absUrl(attribute));
        Map<String, String> fields = fields(button, typed);
        if (button.hasAttr("name")) {
            fields.put(button.attr("name"), button.attr("value"));
        }
        return method.toUpperCase(Locale.ROOT).equals("POST")
                ? new FormSubmission("POST", action, encode(fields))
                : new FormSubmission("GET", RedirectPolicy.resolve(action, "?" + encode(fields)), null);
    }

    /** Returns the fields of a button's form, without the button; {@code typed} names them by id or name. */
    static Map<String, String> fields(Element button, Map<String, String> typed) {
        FormElement form = (FormElement) button.closest("form");
        for (Element input : form.elements()) {
            String key = input.id().isEmpty() ? input.attr("name") : input.id();
            if (typed.containsKey(key)) {
                input.val(typed.get(key));
            }
        }
        // Unlike browsers, jsoup submits all buttons, and options without the attribute as empty values.
        form.select("button, [type=submit], [type=reset]").attr("disabled", "");
        form.select("option:not([value])").forEach(option -> option.attr("value", option.text()));
        return form.formData().stream()
                .collect(Collectors.toMap(KeyVal::key, KeyVal::value, (first, last) -> last, LinkedHashMap::new));
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

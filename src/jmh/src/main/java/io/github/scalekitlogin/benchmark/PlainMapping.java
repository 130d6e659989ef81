// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;

/** How the requests come to their servlet. */
enum PlainMapping implements HttpServletMapping {
    /** As those of Jakarta Faces do. */
    BY_EXTENSION;

    @Override
    public String getMatchValue() {
        return "orders/list";
    }

    @Override
    public String getPattern() {
        return "*.xhtml";
    }

    @Override
    public String getServletName() {
        return "faces";
    }

    @Override
    public MappingMatch getMappingMatch() {
        return MappingMatch.EXTENSION;
    }
}

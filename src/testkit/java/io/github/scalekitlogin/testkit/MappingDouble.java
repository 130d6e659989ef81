// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;

/** The servlet mapping of a request. */
enum MappingDouble implements HttpServletMapping {
    /** As in an application with Jakarta Faces. */
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

// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Checks at deployment how {@code web.xml} maps the filter, if it does. */
public final class FilterMappingCheck {

    private static final String WEB_XML = "/WEB-INF/web.xml";
    private static final String ALL = "/*";

    private FilterMappingCheck() {}

    /**
     * Checks the mapping of the filter in {@code web.xml}.
     *
     * @throws ServletException if the filter is mapped, but not to all addresses
     */
    public static void check(ServletContext context, FilterRegistration named) throws ServletException {
        Collection<String> patterns = named.getUrlPatternMappings();
        if (!patterns.isEmpty() && !patterns.contains(ALL)) {
            throw new ServletException("web.xml maps the Scalekit login filter to " + patterns
                    + ". It has to see every request: use <url-pattern>/*</url-pattern>.");
        }
        List<String> before = mappedBefore(context, named.getName());
        if (!before.isEmpty()) {
            LogMessage.FILTERS_BEFORE.log(context.getContextPath(), before, named.getName());
        }
    }

    private static List<String> mappedBefore(ServletContext context, String filterName) {
        try (InputStream in = context.getResourceAsStream(WEB_XML)) {
            return in == null ? List.of() : mappedBefore(parse(in), filterName);
        } catch (Exception | LinkageError e) {
            LogMessage.FILTER_ORDER_NOT_READABLE.log(e);
            return List.of();
        }
    }

    private static Document parse(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        return factory.newDocumentBuilder().parse(in);
    }

    private static List<String> mappedBefore(Document webXml, String filterName) {
        List<String> before = new ArrayList<>();
        NodeList mappings = webXml.getElementsByTagName("filter-mapping");
        for (int i = 0; i < mappings.getLength(); i++) {
            NodeList names = ((Element) mappings.item(i)).getElementsByTagName("filter-name");
            String name =
                    names.getLength() == 0 ? "" : names.item(0).getTextContent().strip();
            if (name.equals(filterName)) {
                return before;
            }
            if (!before.contains(name)) {
                before.add(name);
            }
        }
        return List.of();
    }
}

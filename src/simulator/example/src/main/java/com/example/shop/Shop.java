// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import io.github.scalekitlogin.ScalekitLoginFilter;
import java.net.URI;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A small application with a login page of its own, in an embedded Tomcat on a free port of 127.0.0.1. */
public final class Shop implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();

    /** Starts the application with the filter and these settings of it. */
    public Shop(Map<String, String> settings) throws LifecycleException {
        tomcat.setBaseDir("target/tomcat");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.addUser("alice", "secret");
        Context context = tomcat.addContext("", null);
        // Tomcat calls filters only for addresses that a servlet is mapped to.
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        Tomcat.addServlet(context, "login", new LoginServlet());
        context.addServletMappingDecoded("/login", "login");
        FilterDef filter = new FilterDef();
        filter.setFilterName("scalekit-login");
        filter.setFilter(new ScalekitLoginFilter());
        filter.setAsyncSupported("true");
        settings.forEach(filter::addInitParameter);
        context.addFilterDef(filter);
        FilterMap everything = new FilterMap();
        everything.setFilterName("scalekit-login");
        everything.addURLPattern("/*");
        context.addFilterMap(everything);
        tomcat.start();
    }

    /** Returns the address of a path of the application. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}

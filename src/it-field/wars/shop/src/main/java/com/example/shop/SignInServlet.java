// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Signs people in by the container. The parameter {@code answer} says how it answers then. */
@WebServlet(
        urlPatterns = {"/signin", "/members/signin", "/de/signin", "/enter/signin"},
        asyncSupported = true)
public final class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SignInServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String answer = request.getParameter("answer");
        String home = request.getContextPath() + "/home.jsp";
        request.getSession();
        if ("json".equals(answer)) {
            // The container refuses a second login.
            request.logout();
        }
        try {
            request.login(request.getParameter("user"), request.getParameter("password"));
        } catch (ServletException wrong) {
            if ("json".equals(answer)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                String from = request.getParameter("from");
                response.sendRedirect(response.encodeRedirectURL(
                        (from == null ? request.getContextPath() + "/login.jsp" : from) + "?error"));
            }
            return;
        }
        if ("true".equals(request.getParameter("remember"))) {
            RememberMeFilter.remember(request, response);
        }
        switch (answer == null ? "redirect" : answer) {
            case "include" -> {
                response.setContentType("text/html;charset=UTF-8");
                request.getRequestDispatcher("/home.jsp").include(request, response);
            }
            case "forward" -> request.getRequestDispatcher("/home.jsp").forward(request, response);
            case "flush" -> {
                response.setContentType("text/html;charset=UTF-8");
                response.flushBuffer();
                response.getWriter().print(page(request));
            }
            case "dispatch" -> {
                AsyncContext async = request.startAsync();
                async.dispatch("/home.jsp");
            }
            case "gzip" -> {
                response.setHeader("Content-Encoding", "gzip");
                response.setHeader("ETag", "\"home-1\"");
                response.setContentType("text/html;charset=UTF-8");
                ByteArrayOutputStream zipped = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                    out.write(page(request).getBytes(StandardCharsets.UTF_8));
                }
                response.getOutputStream().write(zipped.toByteArray());
            }
            case "attachment" -> {
                response.setHeader("Content-Disposition", "attachment; filename=welcome.txt");
                response.sendRedirect(home);
            }
            case "error" -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
            case "json" -> {
                response.setContentType("application/json");
                response.getWriter().print("{\"home\": \"home.jsp\"}");
            }
            case "see-other" -> {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", home);
            }
            default -> response.sendRedirect(response.encodeRedirectURL(home));
        }
    }

    private static String page(HttpServletRequest request) {
        return "<!DOCTYPE html><title>Home</title><p>Signed in as <b id='user'>"
                + request.getUserPrincipal().getName() + "</b></p>";
    }
}

// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Tells the pages that it is mapped to who is signed in, as security frameworks do. */
public final class MembersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public MembersFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        Member member = member(request);
                        return member == null ? super.getUserPrincipal() : member::getName;
                    }

                    @Override
                    public String getRemoteUser() {
                        Member member = member(request);
                        return member == null ? super.getRemoteUser() : member.getName();
                    }
                },
                response);
    }

    private static Member member(HttpServletRequest request) {
        return request.getSession(false) == null
                ? null
                : (Member) request.getSession(false).getAttribute(MembersServlet.MEMBER);
    }
}

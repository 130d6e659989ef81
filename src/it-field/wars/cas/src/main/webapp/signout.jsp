<%session.invalidate(); response.sendRedirect(System.getProperty("cas.server") + "/logout");%>

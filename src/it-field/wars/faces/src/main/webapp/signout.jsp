<%request.logout(); session.invalidate(); response.sendRedirect("login.xhtml");%>

<%session.invalidate();
String home = request.getRequestURL().toString().replace("signout.jsp", "members/home.jsp");
response.sendRedirect(System.getProperty("cas.server") + "/logout?service=" + java.net.URLEncoder.encode(home, "UTF-8"));%>

<%@page contentType="text/html;charset=UTF-8"%>
<%@page import="org.springframework.security.web.csrf.CsrfToken"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<%CsrfToken token = (CsrfToken) request.getAttribute("_csrf");%>
<h1>Sign in</h1>
<form method="post" action="<%=request.getContextPath()%>/signin">
<input type="hidden" name="<%=token.getParameterName()%>" value="<%=token.getToken()%>">
<label>User name <input name="username" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<label><input name="remember-me" type="checkbox"> Remember me</label>
<button>Sign in</button>
</form>
</html>

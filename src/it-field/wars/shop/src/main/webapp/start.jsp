<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Shop</title>
<%if (request.getUserPrincipal() == null) {%>
<h1>Sign in</h1>
<form method="post" action="<%=response.encodeURL("signin")%>">
<input type="hidden" name="from" value="<%=request.getContextPath() + "/"%>">
<input type="hidden" name="answer" value="redirect">
<label>User name <input name="user" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<label><input name="remember" type="checkbox" value="true"> Remember me</label>
<button>Sign in</button>
</form>
<%} else {%>
<p>Signed in as <b id="user"><%=request.getUserPrincipal() == null ? "nobody" : request.getUserPrincipal().getName()%></b></p>
<%}%>
</html>

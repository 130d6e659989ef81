<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="de">
<title>Anmelden</title>
<h1>Sign in</h1>
<form method="post" action="<%=response.encodeURL("signin")%>">
<input type="hidden" name="from" value="<%=request.getContextPath() + "/de/login.jsp"%>">
<input type="hidden" name="answer" value="redirect">
<label>User name <input name="user" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<label><input name="remember" type="checkbox" value="true"> Remember me</label>
<button>Sign in</button>
</form>
</html>

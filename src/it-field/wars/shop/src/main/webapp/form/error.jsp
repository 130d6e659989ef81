<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<h1>Wrong name or password</h1>
<form method="post" action="<%=response.encodeURL("j_security_check")%>">
<label>User name <input name="j_username" autocomplete="username"></label>
<label>Password <input name="j_password" type="password"></label>
<button>Sign in</button>
</form>
<p><a href="secure/home.jsp">Try again</a></p>
</html>

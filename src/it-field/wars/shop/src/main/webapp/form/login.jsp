<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<link rel="stylesheet" href="form/shop.css">
<h1>Sign in</h1>
<form method="post" action="<%=response.encodeURL("j_security_check")%>">
<label>User name <input name="j_username" autocomplete="username"></label>
<label>Password <input name="j_password" type="password"></label>
<button>Sign in</button>
</form>
<p><a href="help.html">Forgot your password?</a></p>
</html>

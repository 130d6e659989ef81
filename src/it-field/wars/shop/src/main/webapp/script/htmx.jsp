<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<script src="../webjars/htmx.org/2.0.4/dist/htmx.min.js"></script>
<body>
<h1>Sign in</h1>
<form hx-post="../signin" hx-target="body" method="post" action="../signin">
<input type="hidden" name="from" value="script/htmx.jsp">
<label>User name <input name="user" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button>
</form>
</body>
</html>

<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<h1>Sign in</h1>
<form method="post" action="">
<label>User name <input name="username" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<label><input name="rememberMe" type="checkbox" value="true"> Remember me</label>
<button>Sign in</button>
</form>
</html>

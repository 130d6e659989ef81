<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<h1>Sign in</h1>
<form method="post" action="enter">
<label>User name <input name="user" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button>
</form>
</html>

<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<script type="module" src="../webjars/hotwired__turbo/8.0.21/dist/turbo.es2017-esm.js"></script>
<body>
<h1>Sign in</h1>
<form method="post" action="../signin">
<input type="hidden" name="answer" value="see-other">
<input type="hidden" name="from" value="script/turbo.jsp">
<label>User name <input name="user" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button>
</form>
</body>
</html>

<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Home</title>
<p>Signed in as <b id="user"><%=request.getUserPrincipal() == null ? "nobody" : request.getUserPrincipal().getName()%></b></p>
</html>

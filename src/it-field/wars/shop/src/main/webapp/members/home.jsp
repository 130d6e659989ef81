<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<%@page import="com.example.shop.Member"%>
<title>Home</title>
<%Member member = (Member) session.getAttribute("shop:current.member");%>
<p>Signed in as <b id="user"><%=member == null ? "nobody" : member.getName()%></b></p>
<p><a href="signout">Sign out</a></p>
</html>

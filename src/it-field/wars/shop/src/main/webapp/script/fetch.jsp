<%@page contentType="text/html;charset=UTF-8"%>
<!DOCTYPE html>
<html lang="en">
<title>Sign in</title>
<h1>Sign in</h1>
<form id="login">
<input type="hidden" name="answer" value="json">
<label>User name <input name="user" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button>
</form>
<p id="message"></p>
<script>
document.querySelector('#login').addEventListener('submit', async event => {
    event.preventDefault();
    const response = await fetch('../signin', {method: 'POST', body: new URLSearchParams(new FormData(event.target))});
    if (!response.ok) {
        document.querySelector('#message').textContent = 'Wrong name or password';
        return;
    }
    const next = await response.json();
    history.pushState({}, '', '../' + next.home);
    document.body.innerHTML = '<p>Signed in as <b id="user">' + event.target.user.value + '</b></p>';
});
</script>
</html>

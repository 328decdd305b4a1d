// Runs on the log-in page: what an earlier visit left in this browser goes, the way back stays.
for (const key of Object.keys(localStorage)) {
  if (key.startsWith('camunda-form:') || key.startsWith('camForm:')) {
    localStorage.removeItem(key);
  }
}

const form = document.querySelector('form');
// the part of the address after '#' names the opened task; the server never sees it, the browser carries it on
form.action += location.hash.startsWith('#/login') ? '' : location.hash;

const name = document.getElementById('username');
(name.value ? document.getElementById('password') : name).focus();

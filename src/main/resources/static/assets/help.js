// Leaves the page quickly: by the button or the key Escape. This page gives up its place in the browser's history.
const exit = document.getElementById('exit');

function leave(event) {
  event.preventDefault();
  document.body.hidden = true;
  location.replace(exit.href);
}

exit.addEventListener('click', leave);
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    leave(event);
  }
});

// Camunda's web applications go to a log-in form of their own, which is closed; this sends the browser to ours instead.

const listeners = [];
let leaving = 'expired';
let place = null;

/** Calls the listener whenever the part of the address after '#' has changed, and once now. */
export function onPlaceChange(listener) {
  listeners.push(listener);
  listener();
}

function look() {
  if (location.hash.startsWith('#/login')) {
    // after logging in again the browser comes back to where it was
    location.replace('/login?' + leaving + (leaving === 'expired' && place ? place : ''));
  } else if (place !== location.hash) {
    place = location.hash;
    listeners.forEach(listener => listener());
  }
}

document.addEventListener('click', event => {
  if (event.target.closest?.('.logout')) {
    leaving = 'out';
  }
}, true);

for (const change of ['pushState', 'replaceState']) {
  const original = history[change];
  history[change] = function (...values) {
    original.apply(this, values);
    look();
  };
}
window.addEventListener('hashchange', look);
window.addEventListener('popstate', look);
look();

// What Handlingsplan adds to Tasklist. Runs before Tasklist starts.
//
// 1. Half-filled forms go to the server, sealed, instead of in clear into this browser's storage.
// 2. They are saved by themselves some seconds after the last keystroke.
// 3. An open task shows who works on it and since when.
// 4. Lists say the line and the risk in words.
// 5. Whoever is no longer logged in is sent to our own log-in page (login-redirect.js).
// 6. Forms speak this installation's language throughout (form-texts.js), and Tasklist from its first visit (texts.js).
// 7. A start form that was filled in isn't thrown away by Escape in a field or by a click beside it.
import {onPlaceChange} from '/assets/login-redirect.js';
import './texts.js';
import './form-texts.js';
import config from '../scripts/config.js';

const {language, texts, words} = config.handlingsplan;
document.documentElement.lang = language;

const SAVE_AFTER = 3000;
const DRAFT = /^(?:camunda-form|camForm):(.*)$/;
const kept = Storage.prototype;
const {getItem, setItem, removeItem} = kept;

// ---- drafts

for (const key of Object.keys(localStorage)) {
  if (DRAFT.test(key)) {
    removeItem.call(localStorage, key);
  }
}

kept.getItem = function (key) {
  const draft = DRAFT.exec(key);
  return draft ? load(draft[1]) : getItem.call(this, key);
};

kept.setItem = function (key, value) {
  const draft = DRAFT.exec(key);
  return draft ? void store(draft[1], value) : setItem.call(this, key, value);
};

kept.removeItem = function (key) {
  const draft = DRAFT.exec(key);
  return draft ? void discard(draft[1]) : removeItem.call(this, key);
};

// a start form has no task yet; Tasklist would use one key for all of them
const isTask = id => id && id !== 'undefined';
const address = id => '/drafts/' + encodeURIComponent(id);

// Tasklist reads while it builds the form and cannot wait
function load(id) {
  if (!isTask(id)) {
    return null;
  }
  const request = new XMLHttpRequest();
  request.open('GET', address(id), false);
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? request.responseText : null;
}

let token;

async function send(method, id, body, again = true) {
  token ??= fetch('/csrf').then(answer => answer.ok ? answer.json() : Promise.reject(answer));
  let answer;
  try {
    const {header, token: value} = await token;
    answer = await fetch(address(id), {
      method,
      body,
      headers: {[header]: value, 'Content-Type': 'application/json'},
      // lives on when the page is closed; browsers allow that for small bodies only
      keepalive: !body || body.length < 15000
    });
  } catch (failure) {
    token = undefined;
    return failure instanceof Response ? failure : null;
  }
  if (answer.status === 403 && again) {
    token = undefined;
    return send(method, id, body, false);
  }
  return answer;
}

// one after the other, so that an older draft never overtakes a newer one
let queue = Promise.resolve();

function store(id, answers) {
  if (!isTask(id)) {
    return;
  }
  queue = queue.then(async () => {
    const answer = await send('PUT', id, answers);
    if (answer?.ok) {
      say('saved', texts['draft.saved'].replace('{time}', clock(new Date())));
    } else {
      say('failed', texts[answer?.status === 401 ? 'draft.expired' : 'draft.failed']);
    }
  });
}

function discard(id) {
  if (isTask(id)) {
    queue = queue.then(() => send('DELETE', id));
  }
}

function say(state, text) {
  const buttons = document.querySelector('.form-actions');
  if (!buttons) {
    return;
  }
  let line = buttons.querySelector('.hp-draft');
  if (!line) {
    line = document.createElement('p');
    line.setAttribute('role', 'status');
    buttons.append(line);
  }
  line.className = 'hp-draft ' + state;
  line.textContent = text;
}

// ---- saving by itself

let waiting;

function saveNow() {
  clearTimeout(waiting);
  waiting = undefined;
  document.querySelector('.form-actions button[ng-click^="save"]:not([disabled])')?.click();
}

// the form's widgets fire events of their own while it is built: only what a person has touched is worth a draft
let touched;

function ownForm(event) {
  const form = event.target.closest?.('.form-pane .fjs-container');
  return form && !form.closest('.disabled-form');
}

for (const act of ['pointerdown', 'keydown', 'input', 'change']) {
  document.addEventListener(act, event => {
    if (event.isTrusted && ownForm(event)) {
      touched = location.hash;
    }
  }, true);
}

for (const typed of ['input', 'change']) {
  document.addEventListener(typed, event => {
    if (touched === location.hash && ownForm(event)) {
      clearTimeout(waiting);
      waiting = setTimeout(saveNow, SAVE_AFTER);
    }
  }, true);
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden && waiting) {
    saveNow();
  }
});

// ---- a start form is not thrown away by a slip

document.addEventListener('click', event => {
  if (event.target.matches('.modal') && event.target.querySelector('.fjs-container')) {
    event.stopPropagation();
  }
}, true);

// Tasklist listens at the document, one further out
document.body.addEventListener('keydown', event => {
  if (event.key === 'Escape' && event.target.closest('.modal .fjs-container, .flatpickr-calendar')) {
    event.stopPropagation();
  }
});

// ---- who works on the task

function clock(moment) {
  return moment.toLocaleTimeString(language === 'sv' ? 'sv-SE' : 'en-GB', {hour: '2-digit', minute: '2-digit'});
}

function dayAndClock(moment) {
  return moment.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB',
    {day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit'});
}

let workerLine;
let asked;

async function showWorker() {
  const id = /[?&;]task=([^&;]+)/.exec(location.hash)?.[1];
  asked = id;
  if (!workerLine || !id) {
    workerLine && (workerLine.textContent = '');
    return;
  }
  let text = '';
  try {
    const answer = await fetch('/tasks/' + id + '/worker');
    text = answer.status === 200 ? sentence(await answer.json()) : '';
  } catch {
    // offline: better no line than a wrong one
  }
  if (asked === id) {
    workerLine.textContent = text;
  }
}

function sentence(worker) {
  const who = worker.you ? texts['worker.you'] : texts['worker.other'].replace('{name}', worker.name ?? worker.member);
  return worker.since ? who + ' ' + texts['worker.since'].replace('{time}', dayAndClock(new Date(worker.since))) : who;
}

// claiming and giving back happen under the same address
document.addEventListener('click', event => {
  if (event.target.closest?.('.task-details .assignee')) {
    setTimeout(showWorker, 1000);
  }
}, true);

// ---- words for tokens

function sayInWords(root) {
  for (const value of root.querySelectorAll('.tasks-list .variable-value')) {
    const token = value.textContent.trim();
    // a word that was put here is left alone: putting it again would call this observer for ever
    if (token !== value.dataset.word && Object.hasOwn(words, token) && words[token] !== token) {
      value.dataset.word = words[token];
      value.textContent = words[token];
    }
  }
}

new MutationObserver(() => sayInWords(document)).observe(document.body, {childList: true, subtree: true});

export default {
  id: 'handlingsplan-worker',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  properties: {label: ''},
  render(node) {
    workerLine = document.createElement('span');
    workerLine.className = 'hp-worker';
    workerLine.setAttribute('role', 'status');
    node.append(workerLine);
    showWorker();
  }
};

onPlaceChange(showWorker);

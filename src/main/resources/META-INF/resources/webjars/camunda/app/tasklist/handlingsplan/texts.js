// Puts Tasklist's texts where it looks for them before it asks for them. Without this the first visit shows keys instead of words
// until it is loaded again, and the first visit after a change of the texts shows the old ones.
import config from '../scripts/config.js';

const {language} = config.handlingsplan;
const root = document.querySelector('base').getAttribute('app-root') + '/app/tasklist/locales/';

try {
  const answer = await fetch(root + language + '.json');
  if (answer.ok) {
    const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
    kept[root + '_locales_data_' + language + '_' + window.bust] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
} catch {
  // Tasklist asks for them itself
}

// The tab "Case" of an open task: how the case stands, what waits for whom, and what was done about what is late.
import config from '../scripts/config.js';

const {language, texts, words} = config.handlingsplan;
const locale = language === 'sv' ? 'sv-SE' : 'en-GB';

function element(name, content, className) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...[content].flat().filter(part => part !== undefined && part !== null));
  return made;
}

function moment(iso) {
  return new Date(iso).toLocaleString(locale,
    {day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit'});
}

function day(iso) {
  return new Date(iso).toLocaleDateString(locale, {day: 'numeric', month: 'long', year: 'numeric'});
}

function periods(running) {
  return running.length === 0 ? [] : [
    element('h4', texts['case.periods']),
    element('ul', running.map(period => element('li', [
      element('strong', period.name), ' ',
      texts['case.until'].replace('{date}', day(period.until)), ', ',
      texts['case.daysLeft'].replace('{days}', period.daysLeft)])))];
}

function row(waiting) {
  const due = waiting.due ? moment(waiting.due) : texts['case.none'];
  return element('tr', [
    element('td', [
      element('strong', waiting.step),
      element('div', words[waiting.line] ?? waiting.line, 'hp-line'),
      ...waiting.escalations.map(asked => element('div', asked.sentence + ' (' + moment(asked.at) + ')', 'hp-asked'))]),
    element('td', [waiting.agency, element('div', texts[waiting.taken ? 'case.taken' : 'case.free'], 'hp-line')]),
    element('td', waiting.overdue ? [due, ' ', element('div', texts['case.overdue'], 'overdue')] : due)]);
}

function tasks(waiting) {
  const heading = element('h4', texts['case.waiting']);
  if (waiting.length === 0) {
    return [heading, element('p', texts['case.empty'])];
  }
  const head = ['case.step', 'case.agency', 'case.due'].map(key => {
    const cell = element('th', texts[key]);
    cell.scope = 'col';
    return cell;
  });
  return [heading, element('table', [
    element('thead', element('tr', head)),
    element('tbody', waiting.map(row))], 'table')];
}

async function show(pane, taskId) {
  pane.replaceChildren(element('p', texts['case.loading']));
  try {
    const answer = await fetch('/tasks/' + encodeURIComponent(taskId) + '/case');
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const status = await answer.json();
    pane.replaceChildren(element('h3', status.caseNumber), ...periods(status.periods), ...tasks(status.waiting));
  } catch {
    pane.replaceChildren(element('p', texts['case.failed'], 'text-danger'));
  }
}

export default {
  id: 'handlingsplan-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 50,
  properties: {label: texts.case},
  render(node, {taskId}) {
    const pane = element('section', [], 'hp-case');
    pane.setAttribute('aria-live', 'polite');
    node.append(pane);
    show(pane, taskId);
  }
};

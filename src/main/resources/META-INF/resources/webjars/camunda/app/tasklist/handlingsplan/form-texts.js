// Says in this installation's words what form-js, its calendar and the boxes for messages can say in English only.
import config from '../scripts/config.js';

const {language, formTexts} = config.handlingsplan;

// what they say, by the keys of our own texts; {} stands for a number or a pattern
const ENGLISH = {
  search: 'Search',
  select: 'Select',
  nothing: 'No results',
  allSelected: 'All values selected',
  required: 'Field is required.',
  pattern: 'Field must match pattern {}.',
  min: 'Field must have minimum value of {}.',
  max: 'Field must have maximum value of {}.',
  minLength: 'Field must have minimum length of {}.',
  maxLength: 'Field must have maximum length of {}.',
  email: 'Field must be a valid email.',
  phone: 'Field must be a valid  international phone number. (e.g. +4930664040900)',
  number: 'Value is not a number.',
  whole: 'Value is expected to be an integer.',
  decimal: 'Value is expected to have at most {} decimal digit.',
  decimals: 'Value is expected to have at most {} decimal digits.',
  step: 'Please select a valid value, the two nearest valid values are {} and {}.',
  dateTime: 'Date and time must both be entered.',
  time: 'hh:mm',
  timeOfDay: 'hh:mm ?m',
  close: 'Close'
};

const asPattern = said => new RegExp('^' + said.split('{}')
  .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)') + '$', 's');

const phrases = Object.entries(ENGLISH)
  .filter(([key, said]) => formTexts[key] !== said)
  .map(([key, said]) => [asPattern(said), formTexts[key]]);

function names(part, count, from) {
  const format = new Intl.DateTimeFormat(language, {...part, timeZone: 'UTC'});
  return Array.from({length: count}, (_, at) => format.format(from(at)));
}

const month = at => new Date(Date.UTC(2023, at, 1));
// 1 January 2023 was a Sunday
const weekday = at => new Date(Date.UTC(2023, 0, 1 + at));

// in the form of flatpickr, the calendar that form-js uses
const calendar = {
  firstDayOfWeek: 1,
  weekdays: {shorthand: names({weekday: 'short'}, 7, weekday), longhand: names({weekday: 'long'}, 7, weekday)},
  months: {shorthand: names({month: 'short'}, 12, month), longhand: names({month: 'long'}, 12, month)},
  monthAriaLabel: formTexts.month,
  yearAriaLabel: formTexts.year
};

function inOurWords(said) {
  const text = said.trim();
  if (/^[dmy]+([^\p{L}]+[dmy]+)+$/u.test(text)) {
    return text.replaceAll('y', formTexts.yearLetter);
  }
  for (const [pattern, ours] of phrases) {
    const found = pattern.exec(text);
    if (found) {
      let at = 0;
      return ours.replace(/\{\}/g, () => found[++at]);
    }
  }
  return said;
}

// Only where they speak: never a label, an option or an answer. Text is changed within its node, since form-js keeps hold of
// the node; and what was put here is left alone, since putting it again would call the observer for ever.
const SPOKEN = '.fjs-container .fjs-select-placeholder, .fjs-container .fjs-dropdownlist-empty,'
  + '.fjs-container .fjs-form-field-error li, .alert .close .sr-only';
const PLACEHOLDERS = '.fjs-container input[placeholder]';
const put = new WeakMap();

function change(owner, said, write) {
  if (put.get(owner) !== said) {
    const ours = inOurWords(said);
    put.set(owner, ours);
    if (ours !== said) {
      write(ours);
    }
  }
}

function say() {
  for (const element of document.querySelectorAll(SPOKEN)) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        change(node, node.data, ours => node.data = ours);
      }
    }
  }
  for (const input of document.querySelectorAll(PLACEHOLDERS)) {
    change(input, input.placeholder, ours => input.placeholder = ours);
  }
  for (const {_flatpickr: shown} of document.querySelectorAll('.fjs-container .flatpickr-input')) {
    if (shown && shown.config.locale !== calendar) {
      shown.set('locale', calendar);
      // builds the months' names anew
      shown.set('showMonths', 1);
    }
  }
}

new MutationObserver(say).observe(document.body, {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ['placeholder']
});

// How incidents that search.js found are shown: rows of lists as the pages have them, excerpts, and all words that
// are said about them, in the archive's language. Texts of records are text here too, never markup.
(() => {
'use strict';

const { root, RUN, UNSPACED, foldLetter, cut, card } = window.hotwash;

const WORDS = {
  all: "{{ "All" | heading }}",
  allDone: "{{ "all done" | heading }}",
  broken: "{{ "The search does not work here" | heading }}",
  forExample: "{{ "For example" | heading }}",
  incident: "{{ "incident" | heading }}",
  incidents: "{{ "incidents" | heading }}",
  more: "{{ "Show more" | heading }}",
  noDate: "{{ "No date yet" | heading }}",
  notAll: "{{ "Nothing has all of these words." | heading }}",
  nothing: "{{ "Nothing was written about" | heading }}",
  open: "{{ "open" | heading }}",
  result: "{{ "result" | heading }}",
  results: "{{ "results" | heading }}",
  showing: "{{ "Showing results for" | heading }}",
  some: "{{ "with some of them" | heading }}",
};

// Kinds and stages, as records write them.
const CHOICES = {
  outage: "{{ "outage" | heading }}", degradation: "{{ "degradation" | heading }}", security: "{{ "security" | heading }}",
  data_loss: "{{ "data loss" | heading }}", data_quality: "{{ "data quality" | heading }}",
  near_miss: "{{ "near miss" | heading }}", exercise: "{{ "exercise" | heading }}", other: "{{ "other" | heading }}",
  draft: "{{ "draft" | heading }}", in_review: "{{ "in review" | heading }}", published: "{{ "published" | heading }}",
  waived: "{{ "waived" | heading }}",
};

// What a letter of a text's section stands for: its title, and its place in the page.
const SECTIONS = {
  s: ["{{ "Summary" | heading }}", 'issue-summary'], x: ["{{ "Executive Summary" | heading }}", 'executive-summary'],
  i: ["{{ "Impact" | heading }}", 'impact'], d: ["{{ "Detection" | heading }}", 'detection'],
  e: ["{{ "Timeline" | heading }}", 'timeline'], c: ["{{ "Root Cause" | heading }}", 'root-cause'],
  g: ["{{ "Trigger" | heading }}", 'trigger'], f: ["{{ "Contributing Factors" | heading }}", 'factors'],
  w: ["{{ "Whys" | heading }}", 'whys'], q: ["{{ "What Surprised Us" | heading }}", 'surprises'],
  r: ["{{ "Resolution" | heading }}", 'resolution'], m: ["{{ "Improvements/Fixes" | heading }}", 'fixes'],
  a: ["{{ "Action" | heading }}", 'tasks'], l: ["{{ "Lessons Learned" | heading }}", 'lessons'],
  z: ["{{ "Conclusion" | heading }}", 'conclusion'], o: ["{{ "Related Incidents" | heading }}", 'related'],
  n: ["{{ "Communications" | heading }}", 'communications'], b: ["{{ "References" | heading }}", 'references'],
  h: ["{{ "Glossary" | heading }}", 'glossary'], p: ["{{ "People" | heading }}", 'people'],
  v: ["{{ "Revisions" | heading }}", 'revisions'], u: ["{{ "Further Details" | heading }}", 'custom'],
  y: ["{{ "Appendix" | heading }}", 'appendix'],
};

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// ---- Excerpts

/** Where marked words stand in a text: beginnings, ends, and which of the marks. */
function places(text, marks) {
  const found = [];
  for (const run of text.matchAll(RUN)) {
    const letters = Array.from(run[0]);
    let at = run.index;
    // Only accents fold to nothing, and only few letters to two: their places are counted letter by letter.
    const starts = [];
    let folded = '';
    for (const letter of letters) {
      for (const small of foldLetter(letter)) { starts.push(at); folded += small; }
      at += letter.length;
    }
    marks.forEach(({ typed, words }, mark) => {
      if (typed && UNSPACED.test(folded)) {
        for (let from = folded.indexOf(typed); from >= 0; from = folded.indexOf(typed, from + 1)) {
          found.push({ start: starts[from], end: starts[from + typed.length] ?? at, mark });
        }
      } else if (words.has(cut(folded)) || (typed && typed.length > 1 && folded.startsWith(typed))) {
        found.push({ start: run.index, end: at, mark });
      }
    });
  }
  return found.sort((one, two) => one.start - two.start || two.end - one.end);
}

/** A text with its marked words in `<mark>`, from `from` to `to`. */
function marked(text, found, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  for (const { start, end } of found) {
    if (start < at || end > to) continue;
    parts.push(text.slice(at, start), make('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at, to)];
}

/** Markdown as it is read: marks of emphasis and code say nothing here; signs that mean themselves stay. */
const bare = (text) => text
  .replace(/!?\[([^\][]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, '$1')
  .replace(/`+([^`]+)`+/g, '$1')
  .replace(/(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+)(?<=[^\s*])\1(?![\w*])/g, '$2')
  .replace(/^[ \t]*(?:#{1,6}|>|\||```.*)[ \t]*/gm, '')
  .replace(/[ \t]*\|[ \t]*$/gm, '').replace(/[ \t]*\|[ \t]*/g, ' ')
  .replace(/\s+/g, ' ').trim();

/** A text as it is shown, and where marked words stand in it; with its markup where they stand there alone. */
function looked(text, marks) {
  const shown = bare(text);
  const found = places(shown, marks);
  if (found.length) return { shown, found };
  const whole = text.replace(/\s+/g, ' ');
  const hidden = places(whole, marks);
  return hidden.length ? { shown: whole, found: hidden } : { shown, found };
}

/** As much of a text as has most different marked words, or its beginning; `lead` letters come before the first. */
function passage({ shown, found }, width, lead) {
  const kinds = (first) => new Set(found.filter(({ start, end }) => start >= first && end <= first + width - lead).map(({ mark }) => mark)).size;
  const first = found.reduce((best, { start }) => (kinds(start) > kinds(best) ? start : best), found[0]?.start ?? 0);
  let from = shown.length <= width ? 0 : Math.max(0, Math.min(first - lead, shown.length - width));
  if (from > 0) from = Math.min(first, shown.indexOf(' ', from) + 1 || first);
  let to = Math.min(shown.length, from + width);
  if (to < shown.length) to = Math.max(shown.lastIndexOf(' ', to), found.find(({ start }) => start === first)?.end ?? width / 2);
  return [from > 0 ? '… ' : '', ...marked(shown, found, from, to), to < shown.length ? ' …' : ''];
}

/** The items of an incident's texts: what is done, with who does it; each with its place among those of its section. */
function items(texts) {
  const counts = {};
  const items = [];
  for (const { section, text } of texts) {
    const kind = section.toLowerCase();
    if (section !== kind && items.at(-1)?.kind === kind) {
      items.at(-1).texts.push(text);
    } else {
      counts[kind] = (counts[kind] ?? 0) + 1;
      items.push({ kind, nth: counts[kind], texts: [text] });
    }
  }
  return items;
}

/**
 * The passages, `most` of them, that have most of what was asked: where they are from, and their parts. They have
 * `width` letters, `lead` of them before the first marked word.
 */
function excerpts(texts, marks, most, width, lead) {
  const all = items(texts).map((item) => {
    const looks = item.texts.map((text) => looked(text, marks));
    return { ...item, looks, has: new Set(looks.flatMap(({ found }) => found.map(({ mark }) => mark))) };
  });
  const chosen = [];
  const seen = new Set();
  const news = ({ has }) => [...has].filter((mark) => !seen.has(mark)).length;
  while (chosen.length < most) {
    const best = all.filter((one) => one.has.size && !chosen.includes(one))
      .reduce((best, one) => (!best || news(one) > news(best) ? one : best), undefined);
    if (!best || (chosen.length && !news(best))) break;
    chosen.push(best);
    best.has.forEach((mark) => seen.add(mark));
  }
  return chosen.map(({ kind, nth, looks: [head, ...rest] }) => {
    // An owner or an address alone says nothing: what it belongs to comes first.
    const isHead = head.found.length > 0;
    const told = new Set(head.found.map(({ mark }) => mark));
    const beside = rest.filter(({ found }) => found.some(({ mark }) => !told.has(mark))).slice(0, 2);
    const parts = head.shown ? passage(head, isHead ? width : 2 * lead, lead) : [];
    for (const one of beside) parts.push(...(parts.length ? [' — '] : []), ...passage(one, width / 2, lead / 2));
    return { kind, nth, parts };
  });
}

/** Where in an incident's page a passage stands, and what is said of that place. */
function placeOf(name, { kind, nth }) {
  const [title, anchor] = SECTIONS[kind] ?? ['', ''];
  return { title, href: `${pageOf(name)}#${kind === 'e' ? `event-${nth}` : anchor}` };
}

// ---- Rows

const pageOf = (name) => `${root}incidents/${encodeURIComponent(name)}.html`;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The day of an incident, as the pages write it. */
function dayOf({ day }) {
  if (!day) return WORDS.noDate;
  const [year, month, date] = day.split('-').map(Number);
  return make('time', { datetime: day }, `${MONTHS[month - 1]} ${date}, ${year}`);
}

const titleOf = ({ title }, marks) => marked(title, places(title, marks));
const severityOf = ({ severity, rank }) => (severity ? [make('span', { class: `tag severity-${rank}` }, severity)] : []);

/** An incident in a list: as html/archive-entry.html has it. */
function entry(card, marks) {
  const stage = card.status ? [make('span', { class: 'tag stage' }, CHOICES[card.status] ?? card.status), ' '] : [];
  const about = [card.services.join(', '), CHOICES[card.kind] ?? card.kind].filter((text) => text).join(' · ');
  const open = card.open ? [make('a', { href: `${pageOf(card.name)}#actions` }, `${card.open} ${WORDS.open}`)]
    : card.actions ? [make('span', { class: 'quiet' }, WORDS.allDone)] : [];
  return make('li', { 'data-name': card.name },
    make('p', { class: 'day' }, dayOf(card)),
    make('div', { class: 'what' },
      make('h2', {}, make('a', { href: pageOf(card.name) }, ...titleOf(card, marks))),
      make('p', { class: 'meta' }, ...stage, about)),
    make('p', { class: 'severity' }, ...severityOf(card)),
    make('p', { class: 'length' }, card.duration),
    make('p', { class: 'open' }, ...open));
}

const counted = (count, one = WORDS.incident, many = WORDS.incidents) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What is said about what was found: parts of a text. */
function told({ numbers, guesses, isAll }, query) {
  if (!numbers.length) return [`${WORDS.nothing} `, make('q', {}, query), '.'];
  const said = isAll ? [] : [`${WORDS.notAll} `];
  if (guesses.length) said.push(`${WORDS.showing} `, ...guesses.flatMap((word) => [', ', make('em', {}, word)]).slice(1), ' · ');
  return [...said, counted(numbers.length), ...(isAll ? [] : [` ${WORDS.some}`])];
}

/** Takes all out of a list, and stops what was to come. */
function clear(list) {
  list.run = undefined;
  list.replaceChildren();
  if (list.nextElementSibling?.matches('.more')) list.nextElementSibling.remove();
}

/** Shows incidents some at a time, with a button for more. What was shown stays until they are here. */
function pages(list, numbers, size, marks, after = () => {}) {
  const run = {};
  list.run = run;
  let at = 0;
  const more = make('button', { type: 'button', class: 'more' }, WORDS.more);
  const show = async () => {
    const some = numbers.slice(at, at + size);
    const cards = await Promise.all(some.map(card));
    if (list.run !== run) return;
    const entries = cards.map((card) => entry(card, marks));
    if (at === 0) { clear(list); list.run = run; }
    list.append(...entries);
    if (at > 0) entries[0]?.querySelector('a').focus();
    at += some.length;
    if (at < numbers.length) list.after(more); else more.remove();
    after(cards, entries, () => list.run === run);
  };
  more.addEventListener('click', show);
  return show();
}

Object.assign(window.hotwash, {
  WORDS, CHOICES, make, excerpts, placeOf, pageOf, dayOf, titleOf, severityOf, counted, told, clear, pages,
});
})();

// Search, and filters of lists, in the browser: no server, no library, no request but for the files of the
// index, which are scripts so that a folder opened from disk has them too. The index is made by hotwash
// (src/search). All that comes from it is text, never markup.
(() => {
'use strict';

const PAGE = 10; // Results at a time.
const ENTRIES = 20; // Entries of a filtered list at a time.
const TYPING = 60; // Milliseconds without a key before it is searched,
const READING = 250; // and before texts are asked for.
const LONGEST = 64; // Letters of a word.
const LEVELS = [0.45, 0.62, 0.78, 1.6]; // What a place is worth: along the way, often, mainly, in the name.

// What a letter of a text's section stands for: its title, and its place in the page.
const SECTIONS = {
  t: ['Title', ''], k: ['Title', ''], s: ['Summary', 'issue-summary'], x: ['Executive summary', 'executive-summary'],
  i: ['Impact', 'impact'], d: ['Detection', 'detection'], e: ['Timeline', 'timeline'], c: ['Root cause', 'root-cause'],
  g: ['Trigger', 'trigger'], f: ['Contributing factor', 'factors'], w: ['Whys', 'whys'], q: ['Surprise', 'surprises'],
  r: ['Resolution', 'resolution'], m: ['Improvement', 'fixes'], a: ['Action', 'tasks'], l: ['Lesson', 'lessons'],
  z: ['Conclusion', 'conclusion'], o: ['Related', 'related'], n: ['Communication', 'communications'],
  b: ['Reference', 'references'], h: ['Glossary', 'glossary'], p: ['People', 'people'], v: ['Revision', 'revisions'],
  u: ['Further details', 'custom'], y: ['Appendix', 'appendix'],
};

// ---- Files of the index

let root = '';
const asked = new Map();
const waiting = new Map();

// What every file of the index calls, with its name and its data.
window.hotwash_search = (name, ...data) => waiting.get(name)?.(data);

/** The data of a file, which is loaded once. */
function load(name) {
  if (!asked.has(name)) {
    asked.set(name, new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement('script');
      script.src = `${root}search/${name}.js`;
      script.onload = () => { script.remove(); reject(new Error(`${name} has no data`)); };
      script.onerror = () => { script.remove(); asked.delete(name); reject(new Error(`${name} cannot be read`)); };
      document.head.append(script);
    }));
  }
  return asked.get(name);
}

const made = new Map();

/** What `make` makes of a file's data, once. */
function once(name, make) {
  if (!made.has(name)) made.set(name, load(name).then((data) => make(...data)).catch((why) => { made.delete(name); throw why; }));
  return made.get(name);
}

// ---- Bits: see src/search/bits.rs

class Bits {
  constructor(text) { this.text = text; this.at = 0; }

  bit() {
    const bit = (this.text.charCodeAt((this.at / 7) | 0) >> (6 - (this.at % 7))) & 1;
    this.at += 1;
    return bit;
  }

  number(width) {
    let value = 0;
    while (width-- > 0) value = value * 2 + this.bit();
    return value;
  }

  unary() {
    let ones = 0;
    while (this.bit()) ones += 1;
    return ones;
  }

  gamma() {
    const width = this.unary();
    return 2 ** width + this.number(width);
  }

  /** Numbers in rising order, each followed by what `more` reads. */
  numbers(span, more) {
    const count = this.gamma() - 1;
    const mean = Math.floor((span * 11) / (16 * Math.max(count, 1)));
    const width = mean > 0 ? 31 - Math.clz32(mean) : 0;
    const numbers = new Uint32Array(count);
    for (let nth = 0, next = 0; nth < count; nth += 1) {
      numbers[nth] = next + this.unary() * 2 ** width + this.number(width);
      next = numbers[nth] + 1;
      more?.(nth, count);
    }
    return numbers;
  }

  level() { return this.bit() ? (this.bit() ? 2 + this.bit() : 1) : 0; }
}

const span = (count) => { let span = 1; while (span < count) span *= 2; return span; };

/** Words of a list: before each, a capital letter tells how many letters it shares with the one before. */
function listed(text) {
  const words = [];
  let before = '';
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
    words.push(before);
  }
  return words;
}

const meta = () => once('meta', (meta, text) => {
  const bits = new Bits(text);
  const days = new Int32Array(meta.dated);
  for (let nth = 0, day = 0; nth < meta.dated; nth += 1) {
    const gap = bits.gamma() - 1;
    day += gap % 2 ? -(gap + 1) / 2 : gap / 2;
    days[nth] = day;
  }
  return { ...meta, days };
});

const facets = () => Promise.all([meta(), load('facets')]).then(([{ records }]) => once('facets', (facets, text) => {
  const bits = new Bits(text);
  return Object.entries(facets).map(([name, values]) => ({
    name,
    values: values.map(([value]) => ({ value, numbers: bits.numbers(span(records)) })),
  }));
}));

const wordsFile = (nth, records) => once(`w${nth}`, (list, text) => {
  const bits = new Bits(text);
  return listed(list).map((word) => {
    let levels;
    const numbers = bits.numbers(span(records), (nth, count) => { (levels ??= new Uint8Array(count))[nth] = bits.level(); });
    return { word, numbers, levels };
  });
});

async function card(number) {
  const { cards, days } = await meta();
  const [names, block] = await once(`d${Math.floor(number / cards)}`, (...block) => block);
  const [name, title, severity, services, status, duration, actions, open] = block[number % cards];
  const day = number < days.length ? new Date(days[number] * 864e5).toISOString().slice(0, 10) : '';
  return { number, name, title, day, severity: names[severity], services: services.map((place) => names[place]), status, duration, actions, open };
}

/** The texts of an incident; none in a browser that cannot unpack them. */
async function textsOf(number) {
  if (typeof DecompressionStream === 'undefined') return [];
  const { texts } = await meta();
  const block = await once(`t${Math.floor(number / texts)}`, async (text) => {
    const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
    for (let nth = 0, at = 0, held = 0, width = 0; nth < text.length; nth += 1) {
      held = ((held << 7) | text.charCodeAt(nth)) & 0x3fff;
      width += 7;
      if (width >= 8) { width -= 8; bytes[at] = held >> width; at += 1; }
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return (await new Response(stream).text()).split('\x1e');
  });
  return (block[number % texts] ?? '').split('\x1f').slice(0, -1).map((text) => ({ section: text[0], text: text.slice(1) }));
}

// ---- Words: see src/search/fold.rs and split.rs

const DOUBLE = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const RUN = /[\p{Alphabetic}\p{N}]+/gu;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const RUNS = new RegExp(`${UNSPACED.source}+|(?:(?!${UNSPACED.source}).)+`, 'gu');

/** A letter as it is searched for. */
function foldLetter(letter) {
  if (letter < '\x80') return letter.toLowerCase();
  const code = letter.codePointAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return foldLetter(String.fromCodePoint(code - 0xfee0));
  if (code >= 0x300 && code <= 0x36f) return '';
  if ((code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff)) {
    const [base] = letter.normalize('NFD').toLowerCase();
    return DOUBLE[base] ?? base;
  }
  return letter.toLowerCase();
}

// eslint-disable-next-line no-control-regex
const fold = (text) => (/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldLetter).join(''));

const cut = (word) => Array.from(word).slice(0, LONGEST).join('');

/** The words of a folded text: pairs of letters where words are not spaced. */
function split(folded) {
  return (folded.match(RUN) ?? []).flatMap((run) => run.match(RUNS).flatMap((part) => {
    if (!UNSPACED.test(part)) return [cut(part)];
    const letters = Array.from(part);
    return letters.length < 2 ? letters : letters.slice(1).map((letter, nth) => letters[nth] + letter);
  }));
}

// ---- What is asked

const COMMON = new Set('a an and are as at be by for from in is it of on or that the to was were which with'.split(' '));

const FACETS = ['service', 'severity', 'kind', 'tag', 'year', 'status', 'open'];

/** What somebody typed: words, days and filters. `service:api`, `tag:"disk full"`, `2023-08`. */
function understand(query) {
  const asked = [];
  for (const [chunk, facet, quoted, plain] of query.matchAll(/([a-z]+):(?:"([^"]*)"?|(\S+))|\S+/giu)) {
    if (facet && FACETS.includes(facet.toLowerCase())) {
      asked.push({ facet: facet.toLowerCase(), value: fold(quoted ?? plain) });
      continue;
    }
    const day = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(chunk);
    if (day && Number(day[1]) > 1969 && Number(day[2] ?? 1) <= 12 && Number(day[3] ?? 1) <= 31) {
      asked.push({ days: daysOf(day), word: day[2] ? '' : chunk });
      continue;
    }
    const folded = fold(chunk);
    asked.push(...[...new Set(split(folded))].map((word) => ({ word })));
    const joined = folded.replace(/^[^\p{Alphabetic}\p{N}]+|[^\p{Alphabetic}\p{N}]+$/gu, '');
    if (/^[\p{Alphabetic}\p{N}]+(?:[-._][\p{Alphabetic}\p{N}]+)+$/u.test(joined)) asked.push({ word: cut(joined), extra: true });
  }
  // What every text has costs much and tells little, unless it is all that is asked.
  const telling = asked.filter(({ word }) => !COMMON.has(word));
  return (telling.length ? telling : asked).slice(0, 24);
}

/** First day and the one after the last, as days since 1970. */
function daysOf([, year, month, day]) {
  const at = (year, month, day) => Math.round(Date.UTC(year, month, day) / 864e5);
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  return [at(y, m, d), day ? at(y, m, d + 1) : month ? at(y, m + 1, 1) : at(y + 1, 0, 1)];
}

/** The files of words that begin so. */
async function filesFrom(word, { words }) {
  const nth = (word) => { let nth = 0; while (nth + 1 < words.length && words[nth + 1] <= word) nth += 1; return nth; };
  return Array.from({ length: Math.min(nth(`${word}\uffff`) - nth(word) + 1, 4) }, (_, more) => nth(word) + more);
}

const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing', 'e'];

/** Forms of an English word: what is left without its ending, with each ending. */
function forms(word) {
  const stems = ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length > 2);
  return new Set(stems.flatMap((ending) => ENDINGS.map((other) => word.slice(0, word.length - ending.length) + other)));
}

/** Indexed words that answer a typed one, each with how well. */
async function answers(word, meta, isExtra) {
  if (!word) return [];
  const lists = await Promise.all((await filesFrom(word, meta)).map((nth) => wordsFile(nth, meta.records)));
  const same = word.length > 3 ? forms(word) : new Set([word]);
  const found = [];
  for (const entry of lists.flat()) {
    if (entry.word === word) found.push({ ...entry, fit: 1 });
    else if (same.has(entry.word)) found.push({ ...entry, fit: 0.85 });
    else if ((word.length > 1 || UNSPACED.test(word)) && entry.word.startsWith(word)) {
      found.push({ ...entry, fit: 0.6 * Math.sqrt(word.length / entry.word.length) });
    }
  }
  return found.length || isExtra ? found : similar(word, meta);
}

// ---- Words that were misspelt

/** How many edits lead from a typed word to another, and to its nearest beginning; more than `most` is much. */
function edits(typed, word, most) {
  let [older, before] = [[], Array.from({ length: word.length + 1 }, (_, nth) => nth)];
  for (let at = 1; at <= typed.length; at += 1) {
    const row = [at];
    let least = at;
    for (let to = 1; to <= word.length; to += 1) {
      const same = typed[at - 1] === word[to - 1];
      row[to] = Math.min(before[to - 1] + (same ? 0 : 1), before[to] + 1, row[to - 1] + 1);
      if (at > 1 && to > 1 && typed[at - 1] === word[to - 2] && typed[at - 2] === word[to - 1]) {
        row[to] = Math.min(row[to], older[to - 2] + 1);
      }
      least = Math.min(least, row[to]);
    }
    if (least > most) return [most + 1, most + 1];
    [older, before] = [before, row];
  }
  return [before[word.length], Math.min(...before)];
}

/** The indexed words that are most like one that nobody wrote. */
async function similar(word, meta) {
  const most = word.length < 4 || !/[a-z]/.test(word) ? 0 : word.length < 8 ? 1 : 2;
  if (most === 0) return [];
  const lists = meta.spellings.map((bound, nth) => ({ nth, last: meta.spellings[nth + 1] ?? '{', bound }));
  const near = lists.filter(({ bound, last }) => [word[0], word[1]].some((letter) => letter >= bound && letter < last));
  let found = [];
  for (const some of [near, lists.filter((list) => !near.includes(list))]) {
    const words = await Promise.all(some.map(({ nth }) => once(`x${nth}`, listed)));
    for (const other of words.flat()) {
      if (other.length < word.length - most) continue;
      const [whole, beginning] = edits(word, other.slice(0, word.length + most + 1), most);
      const isWhole = other.length <= word.length + most && whole <= most;
      if (isWhole) found.push({ other, fit: 0.7 ** whole });
      else if (beginning <= most) found.push({ other, fit: 0.5 * 0.6 ** beginning * Math.sqrt(word.length / other.length) });
    }
    if (found.length) break;
  }
  found = found.sort((one, two) => two.fit - one.fit || (one.other < two.other ? -1 : 1)).slice(0, 8);
  const files = new Set((await Promise.all(found.map(async ({ other }) => (await filesFrom(other, meta))[0]))));
  const entries = (await Promise.all([...files].map((nth) => wordsFile(nth, meta.records)))).flat();
  return found.flatMap(({ other, fit }) => {
    const entry = entries.find((entry) => entry.word === other);
    return entry ? [{ ...entry, fit: fit * 0.7, guessed: true }] : [];
  });
}

// ---- Ranking

/** The numbers of incidents that have all that is asked, best first; where none has all, those with most. */
async function find(query) {
  const about = await meta();
  const terms = understand(query);
  const scores = new Float64Array(about.records);
  const had = new Uint8Array(about.records);
  const marks = [];
  const guesses = [];
  let wanted = 0;
  for (const term of terms) {
    const best = new Map();
    const note = (number, worth) => { if (!(best.get(number) >= worth)) best.set(number, worth); };
    if (term.facet) {
      for (const numbers of await withValue(term)) numbers.forEach((number) => note(number, 0.01));
    }
    if (term.days) {
      about.days.forEach((day, number) => { if (day >= term.days[0] && day < term.days[1]) note(number, LEVELS[3]); });
    }
    const found = (await answers(term.word, about, term.extra)).filter(({ fit }) => !term.days || fit === 1);
    for (const { word, numbers, levels, fit, guessed } of found) {
      if (guessed) guesses.push(word);
      numbers.forEach((number, nth) => note(number, fit * LEVELS[levels[nth]]));
    }
    if (!term.facet) marks.push({ typed: term.word, words: new Set(found.map(({ word }) => word)) });
    const weight = Math.log(1 + (about.records - best.size + 0.5) / (best.size + 0.5));
    for (const [number, worth] of best) {
      scores[number] += worth * weight;
      if (!term.extra) had[number] += 1;
    }
    if (!term.extra) wanted += 1;
  }
  const most = had.reduce((most, count) => Math.max(most, count), 0);
  const numbers = [];
  if (most > 0) had.forEach((count, number) => { if (count === most) numbers.push(number); });
  numbers.sort((one, two) => scores[two] - scores[one] || two - one);
  return { numbers, marks, guesses: [...new Set(guesses)].slice(0, 3), isAll: most === wanted, terms };
}

async function withValue({ facet, value }) {
  const { values } = (await facets()).find(({ name }) => name === facet);
  const exact = values.filter((one) => fold(one.value) === value);
  return (exact.length ? exact : values.filter((one) => fold(one.value).startsWith(value))).map(({ numbers }) => numbers);
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

/** Markdown as it is read: marks of emphasis and code say nothing here. */
const bare = (text) => text.replace(/\]\((?:https?:)?[^)\s]*\)/g, '] ').replace(/[`*#>|[\]]+/g, '').replace(/\s+/g, ' ').trim();

/** The two passages that have most of what was asked. */
function excerpts(texts, marks) {
  const counts = {};
  const all = texts.map(({ section, text }) => {
    const item = section.toLowerCase();
    if (section === item) counts[item] = (counts[item] ?? 0) + 1;
    let shown = bare(text);
    let found = places(shown, marks);
    if (!found.length) { shown = text.replace(/\s+/g, ' '); found = places(shown, marks); }
    return { item, nth: counts[item], shown, found, has: new Set(found.map(({ mark }) => mark)) };
  });
  const chosen = [];
  const seen = new Set();
  const news = ({ has }) => [...has].filter((mark) => !seen.has(mark)).length;
  while (chosen.length < 2) {
    const best = all.filter((one) => one.found.length && !'tk'.includes(one.item) && !chosen.includes(one))
      .reduce((best, one) => (!best || news(one) > news(best) ? one : best), undefined);
    if (!best || (chosen.length && !news(best))) break;
    chosen.push(best);
    best.has.forEach((mark) => seen.add(mark));
  }
  return chosen.map(({ item, nth, shown, found }) => {
    // The window that holds most different words.
    const [width, lead] = [180, 50];
    const kinds = (first) => new Set(found.filter(({ start, end }) => start >= first && end <= first + width - lead).map(({ mark }) => mark)).size;
    const first = found.reduce((best, { start }) => (kinds(start) > kinds(best) ? start : best), found[0].start);
    let from = shown.length <= width ? 0 : Math.max(0, Math.min(first - lead, shown.length - width));
    if (from > 0) from = Math.min(first, shown.indexOf(' ', from) + 1 || first);
    let to = Math.min(shown.length, from + width);
    if (to < shown.length) to = Math.max(shown.lastIndexOf(' ', to), found.find(({ start }) => start === first).end);
    return { item, nth, parts: [from > 0 ? '… ' : '', ...marked(shown, found, from, to), to < shown.length ? ' …' : ''] };
  });
}

// ---- What is shown

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const pageOf = (name) => `${root}incidents/${encodeURIComponent(name)}.html`;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function dayInWords(day) {
  const [year, month, date] = day.split('-').map(Number);
  return `${months[month - 1]} ${date}, ${year}`;
}

/** An incident in a list: as the pages have it. */
function entry(card, marks) {
  const title = marked(card.title, places(card.title, marks));
  const when = card.day ? make('time', { datetime: card.day }, dayInWords(card.day)) : 'No date yet';
  const stage = card.status ? [make('span', { class: 'tag stage' }, card.status.replace('_', ' ')), ' '] : [];
  const open = card.open ? make('a', { href: `${pageOf(card.name)}#actions` }, `${card.open} open`) : make('span', { class: 'quiet' }, card.actions ? 'all done' : '');
  return make('li', { 'data-name': card.name },
    make('p', { class: 'day' }, when),
    make('div', { class: 'what' },
      make('h2', {}, make('a', { href: pageOf(card.name) }, ...title)),
      make('p', { class: 'meta' }, ...stage, card.services.join(', '))),
    make('p', { class: 'severity' }, ...(card.severity ? [make('span', { class: 'tag' }, card.severity)] : [])),
    make('p', { class: 'length' }, card.duration),
    make('p', { class: 'open' }, open));
}

const counted = (count, isAll = true) => `${count.toLocaleString('en')} ${count === 1 ? 'incident' : 'incidents'}${isAll ? '' : ' with some of these words'}`;

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
  const more = make('button', { type: 'button', class: 'more' }, 'Show more');
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

/** A passage of an incident, with a link to where it stands. */
function passage(name, { item, nth, parts }) {
  const [title, anchor] = SECTIONS[item] ?? ['', ''];
  const link = make('a', { href: `${pageOf(name)}#${item === 'e' ? `event-${nth}` : anchor}` }, title);
  return make('p', { class: 'excerpt' }, link, ' ', ...parts);
}

/** Calls `act` with the place of each element, once, when it comes into view. */
function whenSeen(elements, act) {
  const watch = new IntersectionObserver((changes) => changes.filter((change) => change.isIntersecting).forEach(({ target }) => {
    watch.unobserve(target);
    act(elements.indexOf(target));
  }));
  elements.forEach((element) => watch.observe(element));
}

// ---- The search page

function search(form, input, list, status) {
  let run = 0;
  let timer;

  async function show() {
    const query = input.value.trim();
    const mine = (run += 1);
    if (!query) {
      clear(list);
      status.textContent = '';
      return;
    }
    try {
      const { numbers, marks, guesses, isAll } = await find(query);
      if (mine !== run) return;
      const guessed = guesses.length ? `, taken for ${guesses.join(', ')}` : '';
      await pages(list, numbers, PAGE, marks, (cards, entries, isCurrent) => {
        const explain = async (nth) => {
          const found = excerpts(await textsOf(cards[nth].number).catch(() => []), marks);
          if (isCurrent()) entries[nth].querySelector('.what').append(...found.map((one) => passage(cards[nth].name, one)));
        };
        // Only what somebody sees, after they stopped typing: texts are most of what is downloaded.
        setTimeout(() => isCurrent() && whenSeen(entries, explain), READING);
      });
      if (mine === run) status.textContent = numbers.length ? counted(numbers.length, isAll) + guessed : `Nothing was written about “${query}”.`;
    } catch (why) {
      if (mine === run) status.textContent = `The search does not work here: ${why.message}.`;
    }
  }

  /** The query in the address, so that it can be sent to somebody: a new step back where `isNew`. */
  function remember(isNew) {
    const address = new URL(location.href);
    if ((address.searchParams.get('q') ?? '') === input.value.trim()) return;
    address.searchParams.set('q', input.value.trim());
    if (!input.value.trim()) address.searchParams.delete('q');
    try {
      history[isNew ? 'pushState' : 'replaceState'](null, '', address.href);
    } catch { /* A browser that gives files no addresses of their own: the search works all the same. */ }
  }

  const recall = () => { input.value = new URL(location.href).searchParams.get('q') ?? ''; return show(); };
  let settled = true;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { remember(settled); settled = false; show(); }, TYPING);
  });
  input.addEventListener('change', () => { settled = true; });
  window.addEventListener('popstate', recall);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember(true);
    settled = true;
    await show();
    list.querySelector('h2 a')?.focus();
  });
  document.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('h2 a')];
    const at = links.indexOf(document.activeElement?.closest('li')?.querySelector('h2 a'));
    const inList = list.contains(document.activeElement);
    if (event.target !== input && !inList) return;
    if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1].focus();
    else if (event.key === 'ArrowUp' && inList) (links[at - 1] ?? input).focus();
    else if (event.key === 'Escape' && inList) input.focus();
    else if (event.key === 'Escape') input.blur();
    else return;
    event.preventDefault();
  });
  recall();
}

// ---- Filters of a list

/** Numbers of incidents, newest first, that have one of the checked values of every facet but `except`. */
function filtered(all, records, chosen, except) {
  const kept = new Uint8Array(records).fill(1);
  for (const { name, values } of all) {
    const wanted = values.filter(({ value }) => chosen.get(name)?.has(value));
    if (name === except || !wanted.length) continue;
    const has = new Uint8Array(records);
    wanted.forEach(({ numbers }) => numbers.forEach((number) => { has[number] = 1; }));
    has.forEach((one, number) => { kept[number] &= one; });
  }
  return kept;
}

const LEGENDS = { service: 'Service', severity: 'Severity', kind: 'Kind', tag: 'Tag', year: 'Year', status: 'Status', open: 'Open actions' };

/** Turns the links of a list page's filters into boxes to check, which filter it at once. */
function filters(box, list, status, pager) {
  let shown = false;
  const plain = [...list.childNodes];
  const said = status.textContent;
  const chosen = new Map(FACETS.map((name) => [name, new Set(new URL(location.href).searchParams.getAll(name))]));

  async function show(all, counts) {
    const { records } = await meta();
    const any = [...chosen.values()].some((values) => values.size);
    for (const { name, values } of all) {
      const kept = filtered(all, records, chosen, name);
      values.forEach(({ value, numbers }) => {
        counts.get(`${name}:${value}`).textContent = ` ${numbers.reduce((sum, number) => sum + kept[number], 0)}`;
      });
    }
    if (pager) pager.hidden = any;
    if (!any) {
      clear(list);
      list.replaceChildren(...plain);
      status.textContent = said;
      return;
    }
    const numbers = [];
    filtered(all, records, chosen).forEach((kept, number) => { if (kept) numbers.unshift(number); });
    status.textContent = counted(numbers.length);
    await pages(list, numbers, ENTRIES, []);
  }

  async function open() {
    if (shown) return;
    shown = true;
    const all = await facets();
    const counts = new Map();
    const sets = all.filter(({ values }) => values.length).map(({ name, values }) => {
      const boxes = values.map(({ value }) => {
        const check = make('input', { type: 'checkbox', name, value });
        check.checked = chosen.get(name).has(value);
        const count = make('span', { class: 'quiet' });
        counts.set(`${name}:${value}`, count);
        return make('label', {}, check, ` ${value.replace('_', ' ')}`, count);
      });
      return make('fieldset', {}, make('legend', {}, LEGENDS[name]), ...boxes);
    });
    const form = make('form', { class: 'filters' }, ...sets);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', ({ target }) => {
      chosen.get(target.name)[target.checked ? 'add' : 'delete'](target.value);
      const address = new URL(location.href);
      FACETS.forEach((name) => address.searchParams.delete(name));
      chosen.forEach((values, name) => values.forEach((value) => address.searchParams.append(name, value)));
      try { history.replaceState(null, '', address.href); } catch { /* As above. */ }
      show(all, counts);
    });
    [...box.children].filter((child) => child.localName !== 'summary').forEach((child) => child.remove());
    box.append(form);
    await show(all, counts);
  }

  box.addEventListener('toggle', () => { if (box.open) open().catch(() => { shown = false; }); });
  if ([...chosen.values()].some((values) => values.size)) box.open = true;
}

// ---- The page

const form = document.querySelector('form[role=search]');
const input = form?.querySelector('input[name=q]');
if (!input) return;
root = form.dataset.root ?? '';
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
    input.select();
  }
});
const [results, said] = ['search-results', 'search-status'].map((id) => document.getElementById(id));
if (results && said) search(form, input, results, said);
const [box, list, count] = ['filters', 'incidents', 'count'].map((id) => document.getElementById(id));
if (box && list && count) { box.hidden = false; filters(box, list, count, document.getElementById('pager')); }
})();

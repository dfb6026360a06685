// The search in the browser: no server, no library, no request but for the files of the index, which are scripts
// so that a folder opened from disk has them too. The index is made by hotwash (src/search). All that comes from
// it is text, never markup. What was found is shown by results.js.
(() => {
'use strict';

const LONGEST = 64; // Letters of a word.
const ENOUGH = 80000; // Bytes of words that a question may have loaded when it asks for more; three words it may have always.
const LEVELS = [0.45, 0.62, 0.78, 1.6]; // What a place is worth: along the way, often, mainly, in the name.

// ---- Files of the index

const root = document.querySelector('form[role=search]')?.dataset.root ?? '';
const asked = new Map();
const waiting = new Map();

// What every file of the index calls, with its name and its data.
window.hotwash_search = (name, ...data) => waiting.get(name)?.(data);

/** The data of a file, which is loaded once; an error names the file. */
function load(name) {
  if (!asked.has(name)) {
    asked.set(name, new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement('script');
      script.src = `${root}search/${name}.js`;
      script.onload = () => { script.remove(); reject(new Error(`search/${name}.js`)); };
      script.onerror = () => { script.remove(); asked.delete(name); reject(new Error(`search/${name}.js`)); };
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
  const [name, title, severity, rank, services, kind, status, duration, actions, open] = block[number % cards];
  const day = number < days.length ? new Date(days[number] * 864e5).toISOString().slice(0, 10) : '';
  return {
    number, name, title, day, severity: names[severity], rank, services: services.map((place) => names[place]),
    kind: names[kind], status, duration, actions, open,
  };
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

/** Days as pages write them: `March 31, 2024`, `31 Mar 2024`, `March 2024`. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DATE = /(?:(?<=^|\s)(\d{1,2})\.?\s+)?\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})\b/giu;
const two = (number) => String(number).padStart(2, '0');
const written = (_, before, month, after, year) => {
  const day = after ?? before;
  return `${year}-${two(MONTHS.indexOf(month.toLowerCase()) + 1)}${day ? `-${two(day)}` : ''}`;
};

/** What somebody typed: words, days and filters. `service:api`, `tag:"disk full"`, `2023-08`. */
function understand(typed) {
  const asked = [];
  const query = typed.replace(DATE, written);
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
  const last = isBeginning(word) ? nth(`${word}\uffff`) : nth(word);
  return Array.from({ length: Math.min(last - nth(word) + 1, 4) }, (_, more) => nth(word) + more);
}

/** Whether what begins so is meant too: of one letter that would be everything. */
const isBeginning = (word) => word.length > 1 || UNSPACED.test(word);

const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing', 'e'];

/** Forms of an English word: what is left without its ending, with each ending. */
function forms(word) {
  const stems = ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length > 2);
  return new Set(stems.flatMap((ending) => ENDINGS.map((other) => word.slice(0, word.length - ending.length) + other)));
}

/** Indexed words that answer a typed one, each with how well. */
async function answers(word, meta) {
  if (!word) return [];
  const lists = await Promise.all((await filesFrom(word, meta)).map((nth) => wordsFile(nth, meta.records)));
  const same = word.length > 3 ? forms(word) : new Set([word]);
  const found = [];
  for (const entry of lists.flat()) {
    if (entry.word === word) found.push({ ...entry, fit: 1 });
    else if (same.has(entry.word)) found.push({ ...entry, fit: 0.85 });
    else if (isBeginning(word) && entry.word.startsWith(word)) {
      found.push({ ...entry, fit: 0.6 * Math.sqrt(word.length / entry.word.length) });
    }
  }
  return found;
}

/** What each term finds: long words tell most and come first, and of a long sentence the rest is not asked for. */
async function answered(terms, meta) {
  const longest = terms.filter(({ word }) => word).sort((one, two) => two.word.length - one.word.length);
  const first = longest.slice(0, 3);
  const found = new Map(await Promise.all(first.map(async (term) => [term, await answers(term.word, meta)])));
  const files = new Set();
  let loaded = 0;
  for (const term of longest) {
    if (!first.includes(term)) {
      if (loaded >= ENOUGH) break;
      found.set(term, await answers(term.word, meta));
    }
    for (const nth of (await filesFrom(term.word, meta)).filter((nth) => !files.has(nth))) {
      files.add(nth);
      loaded += (await load(`w${nth}`)).reduce((sum, part) => sum + part.length, 0);
    }
  }
  return found;
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

/** How many slips a typed word may have: short words are near to too many others. */
const slips = (word) => (word.length < 4 || !/[a-z]/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/** The indexed words that are most like one that nobody wrote; its beginning is enough where it is still being typed. */
async function similar(word, meta, isTyped) {
  const most = slips(word);
  if (most === 0) return [];
  const lists = meta.spellings.map((bound, nth) => ({ nth, last: meta.spellings[nth + 1] ?? '{', bound }));
  const near = lists.filter(({ bound, last }) => [word[0], word[1]].some((letter) => letter >= bound && letter < last));
  // With another first letter a short word is another word: lock, clock and block.
  const begins = (other) => most > 1 || other[0] === word[0] || (other[0] === word[1] && other[1] === word[0]);
  let found = [];
  for (const some of most > 1 ? [near, lists.filter((list) => !near.includes(list))] : [near]) {
    const words = await Promise.all(some.map(({ nth }) => once(`x${nth}`, listed)));
    for (const other of words.flat()) {
      if (other.length < word.length - most || !begins(other)) continue;
      const [whole, beginning] = edits(word, other.slice(0, word.length + most + 1), most);
      if (other.length <= word.length + most && whole <= most) found.push({ other, slips: whole });
      else if (isTyped && word.length > 4 && beginning <= most) found.push({ other, slips: most + beginning });
    }
    if (found.length) break;
  }
  // Only the nearest: somebody who slips once did not slip twice.
  const least = Math.min(...found.map(({ slips }) => slips));
  found = found.filter(({ slips }) => slips === least)
    .sort((one, two) => one.other.length - two.other.length || (one.other < two.other ? -1 : 1)).slice(0, least > most ? 8 : 3);
  return Promise.all(found.map(async ({ other }) => {
    const entries = (await answers(other, meta)).filter(({ word, fit }) => word === other || (least <= most && fit > 0.8));
    return { other, entries: entries.map((entry) => ({ ...entry, fit: entry.fit * 0.7 ** (least + 1) })) };
  }));
}

/** What stands for words that nobody wrote; nothing for those that are like none. */
async function corrected(terms, found, meta) {
  const typed = terms.findLast(({ word, extra }) => word && !extra);
  const unknown = terms.filter((term) => !term.days && !term.extra && found.get(term)?.length === 0);
  const near = await Promise.all(unknown.map((term) => similar(term.word, meta, term === typed)));
  // Where another word is nowhere, what was asked for is not here: then a guess has to be a good one.
  const isElsewhere = near.some((guesses) => !guesses.length);
  return new Map(unknown.map((term, nth) => {
    const isFit = ({ other }) => !isElsewhere || (term.word.length > 5 && other.length >= term.word.length);
    return [term, near[nth].filter(isFit)];
  }));
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
  const exact = await answered(terms, about);
  const near = await corrected(terms, exact, about);
  for (const term of terms) {
    const best = new Map();
    const note = (number, worth) => { if (!(best.get(number) >= worth)) best.set(number, worth); };
    if (term.facet) {
      for (const numbers of await withValue(term)) numbers.forEach((number) => note(number, 0.01));
    }
    if (term.days) {
      about.days.forEach((day, number) => { if (day >= term.days[0] && day < term.days[1]) note(number, LEVELS[3]); });
    }
    const instead = near.get(term) ?? [];
    guesses.push(...instead.map(({ other }) => other));
    const found = [...(exact.get(term) ?? []).filter(({ fit }) => !term.days || fit === 1), ...instead.flatMap(({ entries }) => entries)];
    for (const { numbers, levels, fit } of found) numbers.forEach((number, nth) => note(number, fit * LEVELS[levels[nth]]));
    if (!term.facet) marks.push({ typed: term.word, words: new Set(found.map(({ word }) => word)) });
    if (term.word && !exact.has(term)) continue;
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
  return { numbers, marks, guesses: [...new Set(guesses)].slice(0, 3), isAll: most === wanted };
}

/** The numbers of each value of a facet that is, or begins, so. */
async function withValue({ facet, value }) {
  const { values } = (await facets()).find(({ name }) => name === facet);
  const exact = values.filter((one) => fold(one.value) === value);
  return (exact.length ? exact : values.filter((one) => fold(one.value).startsWith(value))).map(({ numbers }) => numbers);
}

window.hotwash = { root, FACETS, RUN, UNSPACED, foldLetter, cut, meta, facets, card, textsOf, find };
})();

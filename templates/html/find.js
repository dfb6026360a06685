// The search as it is typed: in the header of every page, where the best few are shown below the box, and on its
// own page. Without this script the header's box leads there.
(() => {
'use strict';

const { WORDS, root, card, dayOf, excerpts, find, clear, make, meta, pageOf, pages, placeOf, severityOf, textsOf, titleOf, told } = window.hotwash;

const BEST = 8; // Results below the header's box,
const PAGE = 10; // and at a time on the search's own page.
const READING = 350; // Milliseconds without a key before texts are asked for: they are most of what is downloaded.

/** Milliseconds without a key before it is searched: each search loads something, and a sentence has many letters. */
const pause = (typed) => Math.min(60 + 8 * typed.length, 320);

/** Calls `act` with the place of each element, once, when it comes into view. */
function whenSeen(elements, act) {
  const watch = new IntersectionObserver((changes) => changes.filter((change) => change.isIntersecting).forEach(({ target }) => {
    watch.unobserve(target);
    act(elements.indexOf(target));
  }));
  elements.forEach((element) => watch.observe(element));
}

/** Calls `act` with the texts of each incident that is seen, once somebody stopped typing. */
function whenRead(cards, elements, isCurrent, act) {
  const read = async (nth) => {
    const texts = await textsOf(cards[nth].number).catch(() => []);
    if (isCurrent()) act(cards[nth], elements[nth], texts);
  };
  setTimeout(() => isCurrent() && whenSeen(elements, read), READING);
}

/** Lets the arrows lead from the box to the links and back. */
function arrows(event, input, links) {
  const at = links.indexOf(document.activeElement);
  if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1].focus();
  else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? input).focus();
  else return;
  event.preventDefault();
}

// ---- The header's box

/** Shows the best results in a panel below the box. They are links, so that nothing has to be told about them. */
function suggest(form, input) {
  let run = 0;
  let timer;
  const note = make('p', { class: 'quiet' });
  const list = make('ol', {});
  const all = make('a', { href: form.action });
  const panel = make('div', { class: 'found' }, note, list, make('p', { class: 'all' }, all));
  panel.hidden = true;
  // What was found is said to those who do not see it; this has to be there before it says something.
  const status = make('p', { class: 'unseen', role: 'status' });
  form.append(status, panel);

  function close() {
    clearTimeout(timer);
    run += 1;
    panel.hidden = true;
    status.textContent = '';
  }

  function row(card, marks) {
    return make('li', { 'data-name': card.name },
      make('a', { href: pageOf(card.name) }, ...titleOf(card, marks)),
      make('p', { class: 'meta' }, dayOf(card), ' ', ...severityOf(card)),
      make('p', { class: 'excerpt' }));
  }

  /** One line: where the words stand, or how the incident is told where they stand in its name alone. */
  function explain(marks, { name }, element, texts) {
    // No longer than the line: the marked word has to be seen.
    const [best] = excerpts(texts, marks, 1, Math.min(56, Math.floor(innerWidth / 11)), 10);
    const line = element.querySelector('.excerpt');
    if (best) line.append(`${placeOf(name, best).title}: `, ...best.parts);
    else if (texts.length) line.append(texts[0].text.slice(0, 160));
  }

  async function show() {
    const query = input.value.trim();
    const mine = (run += 1);
    const isCurrent = () => mine === run;
    if (!query) {
      close();
      return;
    }
    try {
      const found = await find(query);
      const cards = await Promise.all(found.numbers.slice(0, BEST).map(card));
      if (!isCurrent()) return;
      const rows = cards.map((card) => row(card, found.marks));
      const said = told(found, query);
      // How many there are stands below them.
      note.hidden = found.isAll && !found.guesses.length && cards.length > 0;
      note.replaceChildren(...said.map((part) => part.cloneNode?.(true) ?? part));
      list.replaceChildren(...rows);
      const count = found.numbers.length;
      all.textContent = count === 1 ? `1 ${WORDS.result}` : `${WORDS.all} ${count.toLocaleString('en')} ${WORDS.results}`;
      all.search = new URLSearchParams({ q: query });
      all.parentElement.hidden = count === 0;
      panel.hidden = false;
      status.replaceChildren(...said);
      whenRead(cards, rows, isCurrent, (...one) => explain(found.marks, ...one));
    } catch (why) {
      if (!isCurrent()) return;
      close();
      status.textContent = `${WORDS.broken}: ${why.message}`;
    }
  }

  // Said where there is a keyboard.
  if (matchMedia('(hover: hover)').matches) input.placeholder += '  /';
  // Whoever comes to the box will search: what is needed for that is on its way before the first key.
  input.addEventListener('focus', () => meta().catch(() => {}));
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, pause(input.value));
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      // A browser would empty the box.
      event.preventDefault();
      if (panel.hidden) input.blur();
      else input.focus();
      close();
    } else if (event.key === 'ArrowDown' && panel.hidden) {
      event.preventDefault();
      show();
    } else {
      arrows(event, input, [...panel.querySelectorAll('a')].filter((link) => !link.closest('[hidden]')));
    }
  });
  form.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget && !form.contains(relatedTarget)) close(); });
  document.addEventListener('pointerdown', ({ target }) => { if (!form.contains(target)) close(); });
  // A page that is come back to is as it was left, but for what was in the way.
  window.addEventListener('pagehide', close);
}

// ---- The search's own page

function search(form, input, list, status) {
  let run = 0;
  let timer;

  async function show() {
    const query = input.value.trim();
    const mine = (run += 1);
    if (!query) {
      clear(list);
      status.replaceChildren();
      await examples(mine);
      return;
    }
    try {
      const found = await find(query);
      if (mine !== run) return;
      await pages(list, found.numbers, PAGE, found.marks, (cards, rows, isCurrent) => {
        whenRead(cards, rows, isCurrent, ({ name }, row, texts) => {
          for (const one of excerpts(texts, found.marks, 2, 180, 50)) {
            const { title, href } = placeOf(name, one);
            row.querySelector('.what').append(make('p', { class: 'excerpt' }, make('a', { href }, title), ': ', ...one.parts));
          }
        });
      });
      if (mine === run) status.replaceChildren(...told(found, query));
    } catch (why) {
      if (mine === run) status.textContent = `${WORDS.broken}: ${why.message}`;
    }
  }

  /** Where nothing is asked yet: what may be asked. */
  async function examples(mine) {
    const { examples } = await meta().catch(() => ({ examples: [] }));
    if (mine !== run || !examples.length) return;
    const links = examples.map((query) => make('a', { href: `?${new URLSearchParams({ q: query })}` }, query));
    status.replaceChildren(`${WORDS.forExample}: `, ...links.flatMap((link) => [' · ', link]).slice(1));
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

  const recall = () => {
    input.value = new URL(location.href).searchParams.get('q') ?? '';
    // Whoever comes here goes on typing; where the page was scrolled to is left to the browser.
    input.focus({ preventScroll: true });
    input.setSelectionRange(input.value.length, input.value.length);
    return show();
  };
  let settled = true;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { remember(settled); settled = false; show(); }, pause(input.value));
  });
  input.addEventListener('change', () => { settled = true; });
  window.addEventListener('popstate', recall);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember(true);
    settled = true;
    show();
  });
  document.addEventListener('keydown', (event) => {
    const isInList = list.contains(document.activeElement);
    if (event.target !== input && !isInList) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (isInList) input.focus();
      else input.blur();
      return;
    }
    // An excerpt's link belongs to its incident.
    if (isInList && event.key.startsWith('Arrow')) document.activeElement.closest('li')?.querySelector('h2 a').focus();
    arrows(event, input, [...list.querySelectorAll('h2 a')]);
  });
  recall();
}

// ---- Every page

const form = document.querySelector('form[role=search]');
const input = form?.querySelector('input[name=q]');
if (!input) return;
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
    input.select();
  }
});
input.setAttribute('aria-keyshortcuts', '/');
const [results, status] = ['search-results', 'search-status'].map((id) => document.getElementById(id));
if (results && status) search(form, input, results, status);
else suggest(form, input);
})();

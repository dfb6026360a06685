// The filters of a list: links become boxes to check, which narrow it down at once.
(() => {
'use strict';

const { FACETS, CHOICES, facets, meta, make, counted, clear, pages } = window.hotwash;
const ENTRIES = 20; // At a time.

const LEGENDS = {
  service: "{{ "Service" | heading }}", severity: "{{ "Severity" | heading }}", kind: "{{ "Kind" | heading }}",
  tag: "{{ "Tag" | heading }}", year: "{{ "Year" | heading }}", status: "{{ "Status" | heading }}",
  open: "{{ "Open Actions" | heading }}",
};

/** A value as it is shown: kinds and stages are hotwash's own words, all others are somebody's. */
function shown(name, value) {
  if (name === 'open') return "{{ "With open actions" | heading }}";
  return name === 'kind' || name === 'status' ? CHOICES[value] ?? value : value;
}

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

/** Turns the links of a list page's filters into boxes to check, which filter it at once. */
function filters(box, list, status, pager) {
  let isOpen = false;
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
    filtered(all, records, chosen).forEach((kept, number) => { if (kept) numbers.push(number); });
    numbers.reverse();
    status.textContent = counted(numbers.length);
    await pages(list, numbers, ENTRIES, []);
  }

  async function open() {
    if (isOpen) return;
    isOpen = true;
    const all = await facets();
    const counts = new Map();
    const sets = all.filter(({ values }) => values.length).map(({ name, values }) => {
      const boxes = values.map(({ value }) => {
        const check = make('input', { type: 'checkbox', name, value });
        check.checked = chosen.get(name).has(value);
        const count = make('span', { class: 'quiet' });
        counts.set(`${name}:${value}`, count);
        return make('label', {}, check, ` ${shown(name, value)}`, count);
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
      try { history.replaceState(null, '', address.href); } catch { /* A browser that gives files no addresses of their own. */ }
      show(all, counts);
    });
    [...box.children].filter((child) => child.localName !== 'summary').forEach((child) => child.remove());
    box.append(form);
    await show(all, counts);
  }

  box.addEventListener('toggle', () => { if (box.open) open().catch(() => { isOpen = false; }); });
  if ([...chosen.values()].some((values) => values.size)) box.open = true;
}

const [box, list, count] = ['filters', 'incidents', 'count'].map((id) => document.getElementById(id));
if (box && list && count) { box.hidden = false; filters(box, list, count, document.getElementById('pager')); }
})();

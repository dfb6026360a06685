// Do editors understand the schemas? Drives the real yaml-language-server over the examples, and
// over texts as somebody is typing them.
//
// usage: node schema.mjs [FOLDER-OF-EXAMPLES]

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Editor } from './editor.mjs';
import { Report, repository } from './tools.mjs';

const uriOf = (...path) => pathToFileURL(join(repository, ...path)).href;
const recordSchema = uriOf('schemas', 'postmortem.schema.json');
const configSchema = uriOf('schemas', 'config.schema.json');

const report = new Report();
const editor = await Editor.start({ [configSchema]: ['hotwash.yaml'], [recordSchema]: ['/postmortems/**/*.yaml'] });

const shown = (diagnostics) =>
  diagnostics.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1}: ${message}`).join('\n');

/** A text, opened under a name that decides its schema; `|` is where somebody is typing. */
let opened = 0;
async function open(name, marked) {
  const place = marked.indexOf('|');
  const before = marked.slice(0, place).split('\n');
  const text = place < 0 ? marked : marked.slice(0, place) + marked.slice(place + 1);
  opened += 1;
  const uri = name === 'hotwash.yaml' ? `file:///archive${opened}/${name}` : `file:///archive/postmortems/${opened}/${name}`;
  const diagnostics = await editor.open(uri, text);
  return { uri, diagnostics, line: before.length - 1, character: before.at(-1).length };
}

async function accepts(name, text) {
  const { diagnostics } = await open(name, text);
  report.check(`${name} is accepted`, diagnostics.length === 0, () => shown(diagnostics));
}

async function marks(what, name, text, line, pattern) {
  const { diagnostics } = await open(name, text);
  const found = diagnostics.some(({ range, message }) => range.start.line + 1 === line && pattern.test(message));
  const elsewhere = diagnostics.some(({ range }) => range.start.line + 1 !== line);
  report.check(`${what} is marked in line ${line}, and nothing else`, found && !elsewhere, () => shown(diagnostics) || 'no mark');
}

/** The completions where `|` stands, as a map from label to item. */
async function completions(name, marked) {
  const { uri, line, character } = await open(name, marked);
  return new Map((await editor.complete(uri, line, character)).map((item) => [item.label, item]));
}

async function completesValues(name, marked, values) {
  const labels = [...(await completions(name, marked)).keys()];
  const same = labels.length === values.length && values.every((value) => labels.includes(value));
  report.check(`completion in ${JSON.stringify(marked)}`, same, () => `offers ${labels.join(', ') || 'nothing'}`);
}

async function completesKeys(name, marked, inserted) {
  const items = await completions(name, marked);
  for (const [label, text] of Object.entries(inserted)) {
    const item = items.get(label);
    const given = item?.textEdit?.newText ?? item?.insertText;
    report.check(`completing ${label} writes ${JSON.stringify(text)}`, given === text, () => `it writes ${JSON.stringify(given)}`);
  }
  for (const { label, documentation } of items.values()) {
    const said = documentation?.value ?? documentation;
    report.check(`completion explains ${label}`, Boolean(said), () => 'no documentation');
  }
}

async function explains(name, marked, ...texts) {
  const { uri, line, character } = await open(name, marked);
  const said = await editor.hover(uri, line, character);
  for (const text of texts) {
    report.check(`hover in ${JSON.stringify(marked)} says ${JSON.stringify(text)}`, said.includes(text), () => said || 'nothing');
  }
}

// What people keep, as it is: with the schema that the first line names. A hover shows that it was
// found, for a server without a schema marks nothing.
const folder = resolve(process.argv[2] ?? join(repository, 'examples'));
const examples = existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)) : [];
report.check(`there are examples in ${basename(folder)}/`, examples.length > 0);
for (const file of examples) {
  const uri = pathToFileURL(join(folder, file)).href;
  const text = readFileSync(join(folder, file), 'utf8');
  const diagnostics = await editor.open(uri, text);
  report.check(`${file} is accepted`, diagnostics.length === 0, () => shown(diagnostics));
  const key = text.split('\n').findIndex((line) => /^[a-z_]+:/.test(line));
  const said = await editor.hover(uri, key, 1);
  report.check(`${file} names its schema`, said.includes('.schema.json'), () => `hover in line ${key + 1}: ${said || 'nothing'}`);
}

// A record, by every kind of value.
await accepts('minimal.yaml', 'title: Web stack outage\n');
await accepts('unquoted.yaml', `schema: 1
id: 2023-08-10-web-stack-outage
title: Web stack outage
status: published
time_zone: Europe/London
services: [web-application]
reviewers: [{who: site reliability lead, at: 2023-08-12 10:00, verdict: approved}]
milestones:
  started: 2023-08-10 15:30
  detected: 2023-08-10T15:30:00Z
  resolved: 2023-08-10 17:15~
impact:
  users_affected: 14800
  measures: [{what: failed requests, value: 120000, unit: requests, estimate: true}]
action_items:
  - {id: A1, text: Raise the maximum, addresses: [F1], due: 2023-08-24, status: open}
lessons:
  went_well: [Alerts fired, {id: L1, text: The rollback worked}]
published: 2023-08-14
glossary: {TTL: time to live}
custom: {ticket: 12, nested: {anything: [1, two]}}
`);
await accepts('percentage.yaml', 'title: T\nimpact: {users_affected: 25%}\n');
await accepts('part.yaml', 'title: T\nimpact: {users_affected: 14800 of 210000}\n');

// The schema that a record names itself, as the wizard writes it.
{
  const { diagnostics } = await open('modeline.txt', `# yaml-language-server: $schema=${recordSchema}\ntitel: T\n`);
  report.check('the modeline names the schema', diagnostics.some(({ message }) => /titel/.test(message)), () => shown(diagnostics));
}

await marks('a missing title', 'broken.yaml', 'status: draft\n', 1, /title/);
await marks('a misspelt key', 'broken.yaml', 'title: T\nstatus: draft\nmilestone:\n  started: 2023-08-10 15:30\n', 3, /milestone/);
await marks('a misspelt key inside', 'broken.yaml', 'title: T\ntimeline:\n  - at: 2023-08-10 15:30\n    txt: T\n', 4, /txt/);
await marks('an unknown value', 'broken.yaml', 'title: T\nstatus: finished\n', 2, /in_review/);
await marks('a clock with letters', 'broken.yaml', 'title: T\nmilestones:\n  started: 2023-08-10 4:OO PM\n', 3, /pattern|match/i);
await marks('text in place of a list', 'broken.yaml', 'title: T\nservices: web\n', 2, /array/);

await completesValues('r.yaml', 'title: T\nstatus: |\n', ['draft', 'in_review', 'published', 'waived']);
await completesValues('r.yaml', 'title: T\nvisibility: p|\n', ['internal', 'public', 'restricted']);
await completesValues('r.yaml', 'title: T\ndetection:\n  method: |\n', [
  'monitoring', 'customer_report', 'employee_report', 'third_party', 'manual_check', 'audit',
]);
await completesValues('r.yaml', 'title: T\naction_items:\n  - text: T\n    status: |\n', [
  'proposed', 'open', 'in_progress', 'done', 'declined', 'superseded',
]);
await completesKeys('r.yaml', 'title: T\n|\n', {
  contributing_factors: 'contributing_factors:\n  - ',
  milestones: 'milestones:\n  ',
  status: 'status: ',
  summary: 'summary: ',
});
await completesKeys('r.yaml', 'title: T\nimpact:\n  |\n', { users_affected: 'users_affected: ' });
await completesKeys('r.yaml', 'title: T\naction_items:\n  - text: T\n    |\n', { owner: 'owner: ', status: 'status: ' });

await explains('r.yaml', 'title: T\nmile|stones:\n  started: 2023-08-10 15:30\n', 'The moments that everything is measured from.');
await explains('r.yaml', 'title: T\nmilestones:\n  sta|rted: 2023-08-10 15:30\n', 'First harm');
await explains(
  'r.yaml',
  'title: T\nstatus: dr|aft\n',
  'The stage of this record. Absent means `draft`.',
  '* `in_review`: Complete enough for others to read',
  '* `waived`: No full postmortem will be written; `waived_because` says why.',
);
await explains('r.yaml', 'title: T\ntimeline:\n  - at: 2023-08-10 15:30\n    ki|nd: rolled_back\n', '* `rolled_back`: ');

// The configuration.
await accepts('hotwash.yaml', `records: postmortems
time_zone: Europe/London
severities: [{id: sev1, name: Critical, meaning: nobody can work}]
services: [web-application]
rules:
  blame-word: {level: off}
renders: [{to: markdown, layout: issue-summary}]
site: {title: Postmortems, out: site}
due_policy: [{severity: sev1, priority: p1, days: 14}]
private: {names: [Customer One], hosts: [db1.internal]}
`);
await marks('a misspelt key', 'hotwash.yaml', 'record: postmortems\n', 1, /record/);
await marks('an unknown level', 'hotwash.yaml', 'rules:\n  blame-word:\n    level: loud\n', 3, /warning/);
// The server quotes `off`, which older YAML reads as false; hotwash takes it either way.
await completesValues('hotwash.yaml', 'rules:\n  blame-word:\n    level: |\n', ['"off"', 'note', 'warning', 'error']);
await completesKeys('hotwash.yaml', 'records: postmortems\n|\n', { due_policy: 'due_policy:\n  - ', site: 'site:\n  ' });
await explains('hotwash.yaml', 'due_|policy:\n  - days: 14\n', 'By when actions are due');

await editor.stop();
report.finish('schemas in yaml-language-server');

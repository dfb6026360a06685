// An editor, as far as yaml-language-server can tell: it opens texts, and asks for diagnostics,
// completions and hovers over stdio.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { load, locate } from './tools.mjs';

const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = load('vscode-jsonrpc/node');

/** What the slowest of machines may take for one answer. */
const PATIENCE_MS = 60_000;

export class Editor {
  #server;
  #connection;
  #published = new Map();
  #waiting = new Map();
  #settings;

  /** Starts the server; `schemas` says which schema (URI) is for which files (glob). */
  static async start(schemas) {
    const editor = new Editor();
    editor.#settings = {
      yaml: { schemas, schemaStore: { enable: false }, validate: true, hover: true, completion: true, format: { enable: false } },
    };
    const program = join(dirname(locate('yaml-language-server/package.json')), 'bin', 'yaml-language-server');
    editor.#server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    editor.#connection = createMessageConnection(
      new StreamMessageReader(editor.#server.stdout),
      new StreamMessageWriter(editor.#server.stdin),
    );
    editor.#listen();
    await editor.#ask('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
        },
      },
    });
    await editor.#connection.sendNotification('initialized', {});
    await editor.#connection.sendNotification('workspace/didChangeConfiguration', { settings: editor.#settings });
    return editor;
  }

  #listen() {
    this.#connection.onRequest('workspace/configuration', ({ items }) =>
      items.map(({ section }) => this.#settings[section] ?? null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      this.#published.set(uri, diagnostics);
      this.#waiting.get(uri)?.(diagnostics);
    });
    this.#connection.listen();
  }

  async #within(what, promise) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${what}`)), PATIENCE_MS);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #ask(method, params) {
    return this.#within(method, this.#connection.sendRequest(method, params));
  }

  /** Opens a text, and returns what the server marks in it. */
  async open(uri, text) {
    const answer = new Promise((resolve) => this.#waiting.set(uri, resolve));
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return this.#within(`opening ${uri}`, answer);
  }

  /** The completions at a place (from 0). */
  async complete(uri, line, character) {
    const answer = await this.#ask('textDocument/completion', { textDocument: { uri }, position: { line, character } });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  /** What is shown under the pointer at a place (from 0). */
  async hover(uri, line, character) {
    const answer = await this.#ask('textDocument/hover', { textDocument: { uri }, position: { line, character } });
    return answer?.contents?.value ?? '';
  }

  async stop() {
    await this.#ask('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#server.kill();
  }
}

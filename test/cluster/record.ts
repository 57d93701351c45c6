// Loaded before a test file (scripts/test.ts) and a command that a test runs (support/cli.ts): notes every statement that the
// product sends, and every route that was there and that answered well. One line a thing, each once a process.

import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.env['ALONGSIDE_TEST_STATEMENTS'];
const root = pathToFileURL(join(import.meta.dirname, '..', '..')).href;

/** A text that the product sent. */
export interface Sent {
  readonly text: string;
  /** `alongside_app` works for one organization, `alongside_operator` across; undefined: the owner. */
  readonly role?: string;
  /** Of the owner's transactions, what came before it: texts that change no table, and tables that were made. */
  readonly after?: readonly string[];
  readonly made?: readonly string[];
  readonly afterTables?: boolean;
}
export type Noted =
  | ({ readonly what: 'sent' } & Sent)
  | { readonly what: 'route' | 'answered'; readonly route: string };

interface Running {
  role?: string;
  afterTables: boolean;
  readonly after: Set<string>;
  readonly made: Set<string>;
}

/** A temporary table lies on one connection alone and is no table of the cluster. */
export const changesTables = (text: string): boolean =>
  /^\s*(create(?!\s+temporary\s+table\b)|alter|drop)\s/i.test(text);

if (folder !== undefined) {
  const file = join(folder, `${process.pid}-${process.hrtime.bigint()}.jsonl`);
  const known = new Set<string>();
  const note = (noted: Noted, key = JSON.stringify(noted)): void => {
    if (known.has(key)) return;
    known.add(key);
    appendFileSync(file, `${JSON.stringify(noted)}\n`);
  };

  const running = new WeakMap<object, Running>();
  subscribe('alongside.statement', (message) => {
    const { transaction, text } = message as { readonly transaction: object; readonly text: string };
    const state = running.get(transaction) ?? { afterTables: false, after: new Set(), made: new Set() };
    running.set(transaction, state);
    const isOwner = state.role === undefined;
    const sent: Sent = {
      text,
      ...(!isOwner && { role: state.role }),
      ...(isOwner && { after: [...state.after], made: [...state.made], afterTables: state.afterTables }),
    };
    const key = JSON.stringify(sent);
    if (!known.has(key) && isOfProduct()) note({ what: 'sent', ...sent }, key);
    const [, role] = /^set local role (\w+)$/.exec(text) ?? [];
    if (role !== undefined && role !== 'none') state.role = role;
    if (changesTables(text)) {
      state.afterTables = true;
      const [, table] = /^\s*create table (?:if not exists )?(\w+)/i.exec(text) ?? [];
      if (table !== undefined) state.made.add(table);
    } else if (isOwner) state.after.add(text);
  });

  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { readonly fastify: App };
    fastify.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) note({ what: 'route', route: `${method} ${route.url}` });
    });
    fastify.addHook('onResponse', async (request, reply) => {
      const { url } = request.routeOptions;
      if (reply.statusCode < 400 && url !== undefined)
        note({ what: 'answered', route: `${request.method} ${url}` });
    });
  });
}

interface App {
  readonly addHook: {
    (
      name: 'onRoute',
      hook: (route: { readonly method: string | string[]; readonly url: string }) => void,
    ): void;
    (
      name: 'onResponse',
      hook: (
        request: { readonly method: string; readonly routeOptions: { readonly url?: string } },
        reply: { readonly statusCode: number },
      ) => Promise<void>,
    ): void;
  };
}

/** Tests ask what they like; the product's own statements are those that a file of src/ sends which is no test. */
const isOfProduct = (): boolean => {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const lines = (new Error('where from').stack ?? '').split('\n');
  Error.stackTraceLimit = before;
  const frame = lines.find(
    (line) =>
      line.includes(root) &&
      !/\/(node_modules|test\/cluster)\/|\/src\/database\/(transaction|connection|attempt)\.ts/.test(line),
  );
  return frame === undefined || (frame.includes(`${root}/src/`) && !frame.includes('.test.ts'));
};

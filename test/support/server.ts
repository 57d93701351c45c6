import assert from 'node:assert/strict';
import { after } from 'node:test';
import * as v from 'valibot';
import { loadWords } from '#build/words.ts';
import { sha256 as nodeSha256, clock as systemClock, random as systemRandom } from '#cli/adapters/ports.ts';
import type { JsonRoute, Route } from '#contract/route.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { createWords } from '#kit/words/words.ts';
import { type Clock, createKindRegistry, type Kind } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import type { ReportTable } from '#report/server/table.ts';
import type { ServerDeps, ServerOptions } from '#server/deps.ts';
import { createLogger } from '#server/log.ts';
import { rooms, type ServerRoom } from '#server/programs.ts';
import { type AlongsideServer, createServer } from '#server/server.ts';
import { thingKind } from './log.ts';
import { pictureKind } from './picture-kind.ts';
import { anyId, createTestDatabase } from './postgres.ts';
import { thingProjection } from './things.ts';

const report: ReportTable = {
  id: 'test.things',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'test.things',
  columns: [
    { id: 'month', title: 'month', type: 'month' },
    { id: 'site', title: 'site', type: 'site' },
    { id: 'n', title: 'n', type: 'count' },
  ],
  rows: (tx, { org, from, to }) =>
    tx.rows(sql`select month, site, n from thing_month where ${isOf(org)} and month between ${from} and ${to}
      order by 1, 2`),
};

/** A room for tests of the server: tables and a report. */
export const thingRoom: ServerRoom = {
  name: 'test',
  projections: [thingProjection],
  reports: [report],
};

export const kindsWithThing = createKindRegistry([
  ...kindRegistry.all,
  thingKind as unknown as Kind,
  pictureKind as unknown as Kind,
]);

export interface TestServer extends AlongsideServer {
  readonly database: Database;
  readonly url: string;
  /** Everything the server wrote to its log. */
  readonly lines: readonly string[];
  readonly call: (method: string, path: string, more?: CallMore) => Promise<Called>;
}
export interface CallMore {
  readonly token?: string;
  readonly body?: unknown;
}
export interface Called {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape and assert what they find
  readonly json: any;
}

/** The real server over HTTP on a free port, with a database of its own unless one is given. */
export const startTestServer = async (
  more: Partial<ServerOptions> & {
    readonly clock?: Clock;
    readonly rooms?: readonly ServerRoom[];
    readonly database?: Database;
    readonly channels?: (database: Database) => ServerDeps['channels'];
  } = {},
): Promise<TestServer> => {
  const database = more.database ?? (await createTestDatabase()).database;
  const lines: string[] = [];
  const wrong: unknown[] = [];
  const server = await createServer(
    {
      database,
      clock: more.clock ?? systemClock,
      random: systemRandom,
      sha256: nodeSha256,
      log: createLogger((line) => lines.push(line)),
      kinds: kindsWithThing,
      words: (locale) => createWords(loadWords(locale)),
      rooms: more.rooms ?? [...rooms, thingRoom],
      ...(more.channels !== undefined && { channels: more.channels(database) ?? [] }),
      onAnswer: (route, value) => {
        try {
          assertAnswer(route, value);
        } catch (error) {
          wrong.push(error);
          throw error;
        }
      },
    },
    { version: '0.0.0-test', ...more },
  );
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  const url = await server.value.app.listen({ port: 0, host: '127.0.0.1' });
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await server.value.stop();
    stopped = true;
  };
  after(async () => {
    await stop();
    assert.deepEqual(wrong, [], 'every answer is as the contract says');
  });
  return { ...server.value, stop, database, url, lines, call: createCall(url) };
};

/**
 * Fails on an answer that is not what the contract says of its route: something missing or of another shape, and also
 * something more, since what nobody wrote down nobody thought about. What the contract fills in may be left out.
 */
export const assertAnswer = (route: Route, value: unknown): void => {
  const wire: unknown = JSON.parse(JSON.stringify(value));
  const parsed = v.safeParse((route as JsonRoute).answer.schema, wire);
  if (!parsed.success)
    assert.fail(`${route.id}: ${v.getDotPath(parsed.issues[0]) ?? ''} ${parsed.issues[0].message}`);
  assert.deepEqual(asFarAs(parsed.output, wire), wire, `${route.id} says what the contract does not`);
};

/** The value without members of objects that the other one does not have. */
const asFarAs = (value: unknown, other: unknown): unknown => {
  if (Array.isArray(value) && Array.isArray(other)) return value.map((each, at) => asFarAs(each, other[at]));
  if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null)
    return value;
  const names = new Set(Object.keys(other));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      names.has(name) ? [[name, asFarAs(each, (other as Readonly<Record<string, unknown>>)[name])]] : [],
    ),
  );
};

/** Asks the server at this address over HTTP. */
export const createCall =
  (url: string) =>
  async (method: string, path: string, { token, body }: CallMore = {}): Promise<Called> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
  };

export const setupBody = {
  organization: 'Test program',
  site: { name: 'Hub', channel: 'fixed' },
  worker: { name: 'First', passphrase: 'warm socks in winter' },
};

/** Sets the server up through its API; answers the token of the first worker and where they are. */
export const setUpTestServer = async (server: TestServer) => {
  const device = anyId();
  const { json, status } = await server.call('POST', '/v1/setup', { body: { ...setupBody, device } });
  if (status !== 201) throw new Error(JSON.stringify(json));
  const place = {
    org: String(json.context.organization.id),
    site: String(json.context.sites[0].id),
    worker: String(json.context.me.worker),
  };
  return { token: String(json.token), device, place };
};

import assert from 'node:assert/strict';
import { sql } from '#database/sql.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { createWriter, type Writer } from './log.ts';
import { anyId } from './postgres.ts';
import type { setUpTestServer, TestServer } from './server.ts';

/** A worker with a phone of their own. */
export interface Member {
  readonly id: Uuid;
  readonly token: string;
  readonly installation: Uuid;
  readonly writer: Writer;
}
/** An entry that is held apart, as the API tells it. */
export interface Held {
  readonly key: string;
  readonly code: string;
  readonly from: string | null;
  readonly entry: Entry;
}

/** People of a program, what they hand in and what comes of it, all through the API of a server that was set up. */
export const createMembers = (
  { call, database }: Pick<TestServer, 'call' | 'database'>,
  admin: Awaited<ReturnType<typeof setUpTestServer>>,
) => {
  const { place } = admin;
  const passphrase = 'seven soft grey blankets';
  let people = 0;
  const addWorker = async (
    role: string,
    more: object = {},
  ): Promise<{ readonly id: Uuid; readonly name: string }> => {
    people += 1;
    const name = `Worker ${people}`;
    const made = await call('POST', '/v1/workers', {
      token: admin.token,
      body: { name, role, passphrase, ...more },
    });
    assert.equal(made.status, 201, JSON.stringify(made.json));
    return { id: made.json.id, name };
  };
  const signIn = async (name: string, installation: Uuid): Promise<string> => {
    const { status, json } = await call('POST', '/v1/sign-in', {
      body: { worker: name, passphrase, device: installation },
    });
    assert.equal(status, 201, JSON.stringify(json));
    return json.token;
  };
  const member = async (role: string, more: object = {}): Promise<Member> => {
    const { id, name } = await addWorker(role, more);
    const installation = anyId();
    const token = await signIn(name, installation);
    return { id, token, installation, writer: createWriter({ ...place, worker: id }) };
  };
  const asAdmin = createWriter(place);

  const push = async (token: string, entries: readonly unknown[]): Promise<readonly string[]> => {
    const { status, json } = await call('POST', '/v1/entries', { token, body: { entries } });
    assert.equal(status, 200, JSON.stringify(json));
    return json.verdicts.map((one: { readonly verdict: string; readonly code?: string }) =>
      one.code === undefined ? one.verdict : `${one.verdict} ${one.code}`,
    );
  };
  const counts = async (ids: readonly Uuid[]): Promise<number> => {
    const rows = await database.inOrganization(place.org, (tx) =>
      tx.rows(sql`select 1 from thing where entry_id = any(${ids}::uuid[])`),
    );
    return rows.length;
  };
  const textOf = async (id: Uuid): Promise<Entry | undefined> => {
    const row = await database.inOrganization(place.org, (tx) =>
      tx.first<{ text: string }>(sql`select text from entry where org_id = ${place.org} and id = ${id}`),
    );
    return row && (JSON.parse(row.text) as Entry);
  };
  const ownDevice = async (): Promise<Uuid> => {
    const row = await database.inOrganization(place.org, (tx) =>
      tx.first<{ device: Uuid }>(sql`select device from organization where org_id = ${place.org}`),
    );
    assert.ok(row !== undefined);
    return row.device;
  };
  const held = async (limit = 100): Promise<readonly Held[]> => {
    const { json } = await call('GET', `/v1/quarantine?limit=${limit}`, { token: admin.token });
    return json.held;
  };
  const heldOf = async (id: Uuid): Promise<Held> => {
    const found = (await held(500)).find(({ entry }) => entry.id === id);
    assert.ok(found !== undefined, id);
    return found;
  };
  const release = (key: string) => call('POST', `/v1/quarantine/${key}/release`, { token: admin.token });
  const voidOf = (writer: Writer, targets: readonly Uuid[], more: Partial<Entry> = {}): Entry =>
    writer.entry({ kind: 'log.void', body: { reason: 'mistake' }, supersedes: targets, ...more });
  return {
    asAdmin,
    addWorker,
    signIn,
    member,
    push,
    counts,
    textOf,
    ownDevice,
    held,
    heldOf,
    release,
    voidOf,
  };
};

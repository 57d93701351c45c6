import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#database/sql.ts';
import { ok, type Uuid } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { createCipher } from '#vault/cipher.ts';
import { createMembers } from '../../../test/support/members.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { vaultRandom as random } from '../../../test/support/vault.ts';
import { createApi } from '../api/api.ts';
import { createKeyEngine, type KeyEngine, type KeyState } from './engine.ts';
import { join, openLetting } from './meet.ts';
import type { KeptKeys, KeyStore } from './ports.ts';

/** Devices of an organization with the app's own engine, a real server between them, and a disk each that outlives being killed. */

const subtle = platformSubtle();
assert.ok(subtle !== undefined);
const server = await startTestServer();
const first = await setUpTestServer(server);
const { org } = first.place;
const people = createMembers(server, first);

class Killed extends Error {}

/** A device; `killAt` counts requests and writes from now on, and kills before or after the one of that number. */
const createDevice = (device: Uuid, token: string) => {
  let disk: KeptKeys | undefined;
  let steps = 0;
  let killAt: { readonly step: number; readonly isDone: boolean } | undefined;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    steps += 1;
    const isNow = killAt?.step === steps;
    if (isNow && killAt?.isDone === false) throw new Killed();
    const done = await work();
    if (isNow) throw new Killed();
    return done;
  };
  const store: KeyStore = {
    read: async () => ok(disk),
    write: (kept) =>
      step(async () => {
        disk = kept;
        return ok(undefined);
      }),
  };
  const api = createApi({
    fetch: (path, init) => step(() => fetch(`${server.url}${path}`, init)),
    token: () => token,
  });
  const deps = { org, device, api, store, random, subtle };
  return {
    device,
    deps,
    engine: (): KeyEngine => createKeyEngine(deps),
    disk: () => disk,
    setDisk: (kept: KeptKeys | undefined) => {
      disk = kept;
    },
    killAt: (at: typeof killAt) => {
      steps = 0;
      killAt = at;
    },
    steps: () => steps,
  };
};
type Device = ReturnType<typeof createDevice>;

/** One worker of each role, on as many devices as it takes. */
const workers = { peer: await people.addWorker('peer'), admin: await people.addWorker('admin') };
const newMember = async (role: keyof typeof workers): Promise<Device> => {
  const installation = anyId();
  return createDevice(installation, await people.signIn(workers[role].name, installation));
};
const must = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const secretOf = (state: KeyState) => {
  assert.equal(state.at, 'in');
  assert.ok(state.at === 'in' && state.secret !== undefined);
  return state.secret;
};
const cipherOf = async (of: Device) =>
  createCipher({ org, secret: secretOf(must(await of.engine().look())), random });
/** Lets a device in as people do: code, digits on both screens, yes on both. */
const letIn = async (by: Device, other: Device, admits = false): Promise<void> => {
  const letting = must(await openLetting(by.deps, by.engine()));
  const joining = must(await join(other.deps, other.engine(), letting.code));
  const shown = must(await letting.look());
  assert.equal(must(await joining.look()), shown?.digits);
  must(await joining.confirm());
  must(await letting.letIn(admits));
};
/** Forgets what the server knows of keys, as a backup from before would. */
const setBackTo = (nth: number) =>
  server.database.inOrganization(org, async (tx) => {
    await tx.run(sql`delete from key_statement where org_id = ${org} and nth > ${nth}`);
    await tx.run(sql`delete from key_copy where org_id = ${org}`);
  });

const admin = createDevice(first.device, first.token);

test('killed at any step while the keys are made, they are there whole or not at all, and the sheet that was printed is right', async () => {
  const { engine } = admin;
  assert.deepEqual(must(await engine().look()), { at: 'none' });
  let isThere = false;
  for (let at = 1; !isThere; at += 1) {
    for (const isDone of [false, true]) {
      if (isThere) break;
      admin.killAt({ step: at, isDone });
      const sheet = await engine().newSheet();
      const made = await engine()
        .found(sheet)
        .catch((error: unknown) => error);
      admin.killAt(undefined);
      const state = must(await engine().look());
      assert.ok(state.at === 'none' || secretOf(state).generations.length === 1);
      isThere = state.at === 'in';
      if (!isThere) {
        assert.ok(made instanceof Killed);
        continue;
      }
      const late = await newMember('admin');
      assert.equal((await late.engine().restore((await engine().newSheet()).words.join(' '))).ok, false);
      assert.deepEqual(secretOf(must(await late.engine().restore(sheet.words.join(' ')))), secretOf(state));
    }
  }
});

test('killed at any step while a device is let in, on either side, it is in or out, and can be let in anew', async () => {
  const sealed = (await cipherOf(admin)).seal('before', 'entry');
  for (const who of ['admin', 'phone'] as const)
    for (let at = 1; ; at += 1) {
      const phone = await newMember('peer');
      const killed = who === 'admin' ? admin : phone;
      killed.killAt({ step: at, isDone: at % 2 === 0 });
      const error = await letIn(admin, phone).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const isOver = killed.steps() < at;
      killed.killAt(undefined);
      if (!isOver) assert.ok(error instanceof Killed);
      const state = must(await phone.engine().look());
      if (state.at === 'in') assert.equal((await cipherOf(phone)).open(sealed, 'entry'), 'before');
      else {
        assert.equal(state.at, 'out');
        await letIn(admin, phone);
        assert.equal((await cipherOf(phone)).open(sealed, 'entry'), 'before');
      }
      if (isOver) break;
    }
});

test('killed at any step of a rotation, everyone who is left opens what anyone of them sealed, and the one left out does not', async () => {
  const lost = await newMember('peer');
  const kept = await newMember('peer');
  await letIn(admin, lost);
  await letIn(admin, kept);
  for (let at = 1; ; at += 1) {
    const before = (await cipherOf(kept)).seal(`before ${at}`, 'entry');
    admin.killAt({ step: at, isDone: at % 2 === 0 });
    await admin
      .engine()
      .rotate([lost.device])
      .catch((error: unknown) => assert.ok(error instanceof Killed));
    const isOver = admin.steps() < at;
    admin.killAt(undefined);
    for (const [by, to] of [
      [admin, kept],
      [kept, admin],
    ] as const) {
      const sealed = (await cipherOf(by)).seal('after', 'entry');
      assert.equal((await cipherOf(to)).open(sealed, 'entry'), 'after');
      assert.equal((await cipherOf(to)).open(before, 'entry'), `before ${at}`);
    }
    if (isOver) break;
  }
  assert.deepEqual(must(await lost.engine().look()), { at: 'out' });
  assert.equal(lost.disk()?.copy, undefined, 'told by an admin’s device, it lets its copy go');
});

test('a server that was set back, even to before there were keys, is told again what was said since, by a device that may', async () => {
  const phone = await newMember('peer');
  await letIn(admin, phone);
  const sealed = (await cipherOf(phone)).seal('before', 'entry');
  const { register } = must(await admin.engine().look()) as Extract<KeyState, { at: 'in' }>;
  for (const to of [register.head.nth - 1, 1, 0]) {
    await setBackTo(to);
    const seen = must(await phone.engine().look());
    assert.ok(seen.at === 'in' && seen.secret !== undefined, 'what is here is not thrown away');
    must(await admin.engine().look());
    const again = must(await admin.engine().look()) as Extract<KeyState, { at: 'in' }>;
    assert.deepEqual(again.register.head, register.head);
    phone.setDisk({ ...(phone.disk() as KeptKeys), statements: [] });
    assert.equal((await cipherOf(phone)).open(sealed, 'entry'), 'before', 'from the copy that was made anew');
  }
});

test('a server that shows another register, or one without what was said, is not believed', async () => {
  const phone = await newMember('peer');
  await letIn(admin, phone);
  must(await phone.engine().look());
  const { copy: _copy, ...kept } = phone.disk() as KeptKeys;
  const lying = async (change: (text: string) => string): Promise<string> => {
    const engine = createKeyEngine({
      ...phone.deps,
      api: {
        ask: async (route, asking) => {
          const answer = await phone.deps.api.ask(route, asking);
          return answer.ok ? ok(JSON.parse(change(JSON.stringify(answer.value)))) : answer;
        },
      },
      store: { read: async () => ok({ ...kept, statements: [] }), write: async () => ok(undefined) },
    });
    const looked = await engine.look();
    return looked.ok ? looked.value.at : looked.error.code;
  };
  assert.equal(await lying((text) => text), 'in');
  const shorter = (text: string): string => {
    const { statements, count: _count, ...rest } = JSON.parse(text);
    return JSON.stringify({ ...rest, statements: statements.slice(0, -1), count: statements.length - 1 });
  };
  assert.equal(await lying(shorter), 'keys-false', 'older than what both screens showed');
  assert.equal(await lying((text) => text.replace('signature":"', 'signature":"A')), 'keys-false');
  assert.equal(
    await lying((text) => text.replace(/"copy":"[^"]*"/, '"copy":"AAAA"')),
    'in',
    'a false copy opens nothing: in, and without the secret',
  );
});

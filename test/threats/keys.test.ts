import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from '#database/sql.ts';
import { admit, deviceOf, found, newSheet } from '#vault/acts.ts';
import { createCipher } from '#vault/cipher.ts';
import { unwrap } from '#vault/copy.ts';
import { recoveryKeys } from '#vault/recovery.ts';
import { wordsOf } from '#vault/sheet-words.ts';
import { sayStatement } from '#vault/statement.ts';
import { createKeyDevices, type KeyDevice } from '../support/key-server.ts';
import { createMembers } from '../support/members.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';
import { newDevice, vaultRandom as random } from '../support/vault.ts';

/** What workers, thieves of tokens and the server itself try at the organization's keys. */
describe('the keys of an organization', async () => {
  const server = await startTestServer();
  const first = await setUpTestServer(server);
  const people = createMembers(server, first);
  const ring = createKeyDevices(server, first);
  const admin = await ring.foundBy();
  const member = async (role: string): Promise<KeyDevice> => {
    const { installation, token } = await people.member(role);
    return ring.withKeys({ id: installation, token });
  };
  const post = (path: string, by: { readonly token: string }, body: object) =>
    server.call('POST', path, { token: by.token, body });

  it('a phone that was let in opens what was sealed before; both screens showed the same digits', async () => {
    const phone = await member('peer');
    assert.equal(await ring.secretOf(phone), undefined);
    const { id, offer, digits } = await ring.meet(admin, phone);
    assert.match(digits[0] ?? '', /^\d{6}$/);
    assert.equal(digits[0], digits[1]);
    assert.equal((await ring.append(admin, await ring.admitted(admin, offer), id)).status, 200);
    const cipher = (secret: Parameters<typeof createCipher>[0]['secret']) =>
      createCipher({ org: ring.org, secret, random });
    const sealed = cipher(await ring.mustHold(admin)).seal('before', 'entry');
    assert.equal(cipher(await ring.mustHold(phone)).open(sealed, 'entry'), 'before');
  });

  it('a code is good for one device and one meeting, not for the device that shows it, and ten guesses are all', async () => {
    const [phone, other] = [await member('peer'), await member('peer')];
    const { code, id, offer } = await ring.meet(admin, phone);
    const again = await post('/v1/enrolments/find', other, { code });
    assert.deepEqual([again.status, again.json.code], [404, 'enrolment-code-wrong']);
    assert.equal((await post('/v1/enrolments/find', admin, { code })).status, 404);
    const state = await server.call('GET', `/v1/enrolments/${id}`, { token: other.token });
    assert.equal(state.json.code, 'enrolment-over', 'who does not meet sees nothing of it');
    const { agreement, signing } = deviceOf(other.id, other.keys, false);
    const nonce = 'A'.repeat(43);
    for (const by of [other, phone])
      assert.equal(
        (await post(`/v1/enrolments/${id}/offer`, by, { agreement, signing, nonce })).json.code,
        'enrolment-over',
        'keys are named once, by who found the code',
      );
    assert.equal((await post(`/v1/enrolments/${id}/reveal`, admin, { nonce })).json.code, 'enrolment-over');
    assert.equal((await ring.append(admin, await ring.admitted(admin, offer), id)).status, 200);
    const late = await ring.append(admin, await ring.admitted(admin, offer), id);
    assert.equal(late.json.code, 'enrolment-over', 'a meeting lets in once');
    const codes: string[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      codes.push((await post('/v1/enrolments/find', other, { code: `WRNG-${attempt}` })).json.code);
    assert.deepEqual(codes.slice(8), ['enrolment-code-wrong', 'too-many-requests', 'too-many-requests']);
  });

  it('nobody but an admin opens a meeting, tells a nonce, says a statement or gets the copy of the sheet', async () => {
    for (const role of ['peer', 'room', 'technician', 'navigator', 'coordinator']) {
      const worker = await member(role);
      const { root, head } = await ring.register(admin);
      const hash = 'A'.repeat(43);
      const asked = [
        await post('/v1/enrolments', worker, { root, head, commitment: hash }),
        await post(`/v1/enrolments/${anyId()}/reveal`, worker, { nonce: hash }),
        await post('/v1/keys', worker, { statement: { text: '{}', signature: 'A' }, copies: {} }),
        await server.call('GET', '/v1/keys/recovery', { token: worker.token }),
      ];
      assert.deepEqual(
        asked.map(({ status }) => status),
        [403, 403, 403, 403],
        role,
      );
    }
  });

  it('an admin whose device was not let in can say nothing of the keys, whatever it signs', async () => {
    const second = await member('admin');
    const { head } = await ring.register(admin);
    const own = { device: deviceOf(second.id, second.keys, true) };
    const statement = (by: string, act: object, keys = second.keys) =>
      sayStatement(
        { act: act as never, by, nth: head.nth + 1, org: ring.org, previous: head.hash, v: 1 },
        keys.sign,
      );
    const copies = { [second.id]: 'AAAA' };
    const tries: readonly (readonly [object, string])[] = [
      [{ statement: await statement(second.id, { act: 'admit', ...own }), copies }, 'not-permitted'],
      [{ statement: await statement(admin.id, { act: 'admit', ...own }), copies }, 'signature'],
      [{ statement: await statement('recovery', { act: 'admit', ...own }), copies }, 'signature'],
      [
        {
          statement: await statement(second.id, {
            act: 'rotate',
            generation: 2,
            organization: own.device.agreement,
            ended: [admin.id],
          }),
          copies,
        },
        'not-permitted',
      ],
      [{ statement: { text: '{}', signature: 'AA' }, copies }, 'malformed'],
    ];
    for (const [body, field] of tries) {
      const { status, json } = await post('/v1/keys', second, body);
      assert.deepEqual([status, json.code, json.field], [422, 'keys-invalid', field]);
    }
    const again = await found(ring.as(second), newSheet(random));
    assert.ok(again.ok);
    assert.equal((await ring.append(second, again.value)).json.code, 'keys-changed');
    assert.equal((await ring.register(admin)).head.hash, head.hash, 'nothing of it was taken');
  });

  it('an admin’s device cannot let in another than the one it met, nor leave a copy out, nor give one to a stranger', async () => {
    const phone = await member('peer');
    const spy = await newDevice();
    const { id, offer } = await ring.meet(admin, phone);
    const fieldOf = async (said: Parameters<typeof ring.append>[1], enrolment?: string) => {
      const { json } = await ring.append(admin, said, enrolment);
      return json.field ?? json.code;
    };
    const honest = await ring.admitted(admin, offer);
    const spied = { ...offer, device: { ...deviceOf(phone.id, spy.keys, false) } };
    assert.equal(await fieldOf(await ring.admitted(admin, spied), id), 'enrolment');
    assert.equal(await fieldOf(await ring.rotated(admin, []), id), 'enrolment');
    assert.equal(await fieldOf(honest, anyId()), 'enrolment-over');
    assert.equal(await fieldOf({ ...honest, copies: {} }, id), 'copies');
    assert.equal(await fieldOf({ ...honest, copies: { ...honest.copies, [spy.id]: 'AAAA' } }, id), 'copies');
    const rotated = await ring.rotated(admin, []);
    const { recovery: _sheet, ...noSheet } = rotated.copies;
    assert.equal(await fieldOf({ ...rotated, copies: noSheet }), 'copies', 'the sheet would open no more');
    assert.equal((await ring.append(admin, honest, id)).status, 200);
  });

  it('of two admins who change the keys at once one is told to look again, and nothing is lost', async () => {
    const second = await member('admin');
    const { id, offer } = await ring.meet(admin, second);
    assert.equal((await ring.append(admin, await ring.admitted(admin, offer, true), id)).status, 200);
    const said = [await ring.rotated(admin, []), await ring.rotated(second, [])] as const;
    const sealed = createCipher({ org: ring.org, secret: await ring.mustHold(admin), random }).seal('x', 'e');
    const answers = await Promise.all([ring.append(admin, said[0]), ring.append(second, said[1])]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    for (const device of [admin, second]) {
      const secret = await ring.mustHold(device);
      assert.equal(createCipher({ org: ring.org, secret, random }).open(sealed, 'e'), 'x');
    }
  });

  it('an ended device gets no copy, and the generation after it is not for its eyes', async () => {
    const phone = await member('peer');
    const { id, offer } = await ring.meet(admin, phone);
    assert.equal((await ring.append(admin, await ring.admitted(admin, offer), id)).status, 200);
    const held = await ring.mustHold(phone);
    assert.equal((await post(`/v1/devices/${phone.id}/end`, admin, {})).status, 200);
    assert.equal((await server.call('GET', '/v1/keys', { token: phone.token })).status, 401);
    const copies = await server.database.inOrganization(ring.org, (tx) =>
      tx.rows(sql`select 1 from key_copy where org_id = ${ring.org} and holder = ${phone.id}`),
    );
    assert.equal(copies.length, 0, 'from the end on, not from the rotation on');
    assert.equal((await ring.append(admin, await ring.rotated(admin, [phone.id]))).status, 200);
    const sealed = createCipher({ org: ring.org, secret: await ring.mustHold(admin), random }).seal('x', 'e');
    assert.equal(createCipher({ org: ring.org, secret: held, random }).open(sealed, 'e'), undefined);
  });

  it('the recovery sheet lets one new device in, by the admin who types it there', async () => {
    const fresh = await member('admin');
    const peer = await member('peer');
    const keys = recoveryKeys(ring.sheet.chance);
    const register = await ring.register(fresh);
    const { json } = await server.call('GET', '/v1/keys/recovery', { token: fresh.token });
    const secret = await unwrap(ring.org, 'recovery', keys, json.copy, register.publicKeys);
    assert.ok(secret !== undefined);
    const bySheet = async (device: KeyDevice) =>
      ring.must(
        await admit(
          { org: ring.org, random, by: 'recovery', keys },
          register,
          secret,
          deviceOf(device.id, device.keys, true),
        ),
      );
    assert.equal((await ring.append(peer, await bySheet(peer))).status, 403, 'only an admin types it');
    assert.equal((await ring.append(fresh, await bySheet(fresh))).status, 200);
    assert.deepEqual(await ring.mustHold(fresh), secret);
  });

  it('who reads the whole database finds no secret, no word of the sheet and no private key', async () => {
    const secret = await ring.mustHold(admin);
    const { rows, tables } = await server.database.inOrganization(ring.org, async (tx) => ({
      rows: await tx.rows<{ text: string }>(sql`
        select text || signature as text from key_statement where org_id = ${ring.org}
        union all select copy from key_copy where org_id = ${ring.org}
        union all select coalesce(offer::text, '') || opening::text from enrolment where org_id = ${ring.org}`),
      tables: 3,
    }));
    assert.ok(rows.length > tables);
    const all = rows.map(({ text }) => text).join('\n');
    const whole = Buffer.from(all.replaceAll(/[^\w-]/g, ''), 'base64url').toString('latin1') + all;
    for (const bytes of [secret.lookUp, ...secret.generations]) {
      for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const)
        assert.ok(!whole.includes(Buffer.from(bytes).toString(form)), form);
    }
    const words = wordsOf(ring.sheet.chance);
    assert.ok(!words.every((word) => all.includes(word)));
    assert.ok(server.lines.every((line) => !words.some((word) => line.includes(` ${word} `))));
  });
});

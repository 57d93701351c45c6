import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyId } from '../../test/support/postgres.ts';
import { createKeyring, newDevice, vaultRandom as random, verify } from '../../test/support/vault.ts';
import { admit, deviceOf, found, newSheet, rotate, type Sheet } from './acts.ts';
import { toText } from './base64.ts';
import { createCipher } from './cipher.ts';
import { unwrap, wrapFor } from './copy.ts';
import { recoveryKeys } from './recovery.ts';
import { type RegisterFault, readRegister } from './register.ts';
import { newSecret } from './secret.ts';
import { readStatement, type SignedStatement, sayStatement, sheetBytes, signedBytes } from './statement.ts';

const faultOf = async (
  org: string,
  statements: readonly SignedStatement[],
  known?: Parameters<typeof readRegister>[3],
): Promise<RegisterFault | 'read'> => {
  const read = await readRegister(verify, org, statements, known);
  return read.ok ? 'read' : read.error;
};

test('a device that is let in opens what was sealed before, a device that is not opens nothing', async () => {
  const ring = await createKeyring();
  const secret = await ring.mustHold(ring.admin);
  const sealed = createCipher({ org: ring.org, secret, random }).seal('before', 'entry');
  const [phone, stranger] = [await newDevice(), await newDevice()];
  ring.take(await ring.letIn(phone));
  const held = await ring.mustHold(phone);
  assert.equal(createCipher({ org: ring.org, secret: held, random }).open(sealed, 'entry'), 'before');
  const copy = ring.copies.get(phone.id) ?? '';
  const { publicKeys } = await ring.register();
  assert.equal(await unwrap(ring.org, phone.id, stranger.keys, copy, publicKeys), undefined);
  assert.equal(await unwrap(ring.org, stranger.id, phone.keys, copy, publicKeys), undefined, 'bound to whom');
  assert.equal(await unwrap(anyId(), phone.id, phone.keys, copy, publicKeys), undefined, 'bound to where');
});

test('a rotation leaves a device out, keeps all others and the sheet, and what was sealed before opens for them', async () => {
  const ring = await createKeyring();
  const [lost, kept] = [await newDevice(), await newDevice()];
  ring.take(await ring.letIn(lost));
  ring.take(await ring.letIn(kept));
  const sealedBy = async (device: typeof lost, text: string) =>
    createCipher({ org: ring.org, secret: await ring.mustHold(device), random }).seal(text, 'entry');
  const before = await sealedBy(lost, 'before');
  const oldSecret = await ring.mustHold(lost);
  ring.take(await ring.rotated([lost.id]));
  const after = await sealedBy(kept, 'after');
  for (const device of [kept, ring.admin]) {
    const cipher = createCipher({ org: ring.org, secret: await ring.mustHold(device), random });
    assert.equal(cipher.open(before, 'entry'), 'before');
    assert.equal(cipher.open(after, 'entry'), 'after');
  }
  const left = createCipher({ org: ring.org, secret: oldSecret, random });
  assert.equal(left.open(after, 'entry'), undefined);
  const register = await ring.register();
  assert.deepEqual([...register.ended.keys()], [lost.id]);

  const { chance } = ring.sheet;
  const bySheet = await unwrap(
    ring.org,
    'recovery',
    recoveryKeys(chance),
    ring.copies.get('recovery') ?? '',
    register.publicKeys,
  );
  assert.ok(bySheet !== undefined, 'the sheet that was printed before still opens everything');
  const restored = await newDevice();
  const said = await admit(
    { org: ring.org, random, by: 'recovery', keys: recoveryKeys(chance) },
    register,
    bySheet,
    deviceOf(restored.id, restored.keys, true),
  );
  assert.ok(said.ok);
  ring.take(said.value);
  const cipher = createCipher({ org: ring.org, secret: await ring.mustHold(restored), random });
  assert.equal(cipher.open(before, 'entry'), 'before');
  assert.equal(cipher.open(after, 'entry'), 'after');
  ring.take(await ring.rotated([ring.admin.id], restored));
  assert.equal((await ring.register()).publicKeys.length, 3);
});

test('a new sheet takes the place of a stolen one, which opens nothing that is sealed afterwards', async () => {
  const ring = await createKeyring();
  const sheet = newSheet(random);
  const said = await rotate(
    ring.as(ring.admin),
    await ring.register(),
    await ring.mustHold(ring.admin),
    [],
    sheet,
  );
  assert.ok(said.ok);
  ring.take(said.value);
  const copy = ring.copies.get('recovery') ?? '';
  const { publicKeys } = await ring.register();
  const by = async ({ chance }: Sheet) =>
    unwrap(ring.org, 'recovery', recoveryKeys(chance), copy, publicKeys);
  assert.equal(await by(ring.sheet), undefined);
  assert.equal((await by(sheet))?.generations.length, 2);
});

test('a server that makes up a register around the public keys of the sheet is found out: only the sheet can have signed it', async () => {
  const ring = await createKeyring();
  const spy = await newDevice();
  const honest = readStatement(ring.statements[0]?.text ?? '');
  assert.ok(honest?.act.act === 'found');
  const lie = async (proof: string) => {
    const statement = {
      ...honest,
      by: spy.id,
      act: {
        ...honest.act,
        device: deviceOf(spy.id, spy.keys, true),
        recovery: { ...ring.sheet.keys, proof },
      },
    };
    return readRegister(verify, ring.org, [await sayStatement(statement, spy.keys.sign)]);
  };
  const ownProof = toText(await spy.keys.sign(sheetBytes(honest)));
  for (const proof of [honest.act.recovery.proof, ownProof])
    assert.deepEqual(await lie(proof), { ok: false, error: 'signature' });
  const without = ring.statements[0]?.text.replace(/,"proof":"[^"]+"/, '') ?? '';
  const said = { text: without, signature: toText(await ring.admin.keys.sign(signedBytes(without))) };
  assert.deepEqual(await readRegister(verify, ring.org, [said]), { ok: false, error: 'malformed' });
});

test('a server cannot add to the register, change it, cut its middle out, or show another or an older one', async () => {
  const ring = await createKeyring();
  const [phone, spy] = [await newDevice(), await newDevice()];
  ring.take(await ring.letIn(phone));
  const register = await ring.register();
  const secret = await ring.mustHold(ring.admin);
  const [first, second] = ring.statements;
  assert.ok(first !== undefined && second !== undefined);
  const spysAdmit = (by: string) =>
    sayStatement(
      {
        act: { act: 'admit', device: deviceOf(spy.id, spy.keys, true) },
        by,
        nth: 3,
        org: ring.org,
        previous: register.head.hash,
        v: 1,
      },
      spy.keys.sign,
    );
  assert.equal(await faultOf(ring.org, [first, second, await spysAdmit(ring.admin.id)]), 'signature');
  assert.equal(await faultOf(ring.org, [first, second, await spysAdmit('recovery')]), 'signature');
  assert.equal(await faultOf(ring.org, [first, second, await spysAdmit(spy.id)]), 'not-permitted');
  const byPhone = await admit(ring.as(phone), register, secret, deviceOf(spy.id, spy.keys, false));
  assert.ok(byPhone.ok);
  assert.equal(
    await faultOf(ring.org, [first, second, byPhone.value.statement]),
    'not-permitted',
    'a device that was let in may not let others in unless that was said',
  );
  const changed = { ...second, text: second.text.replace('"admits":false', '"admits":true') };
  assert.notEqual(changed.text, second.text);
  assert.equal(await faultOf(ring.org, [first, changed]), 'signature');
  ring.take(await ring.rotated([phone.id]));
  const third = ring.statements[2];
  assert.ok(third !== undefined);
  assert.equal(await faultOf(ring.org, [first, third]), 'not-chained');
  assert.equal(await faultOf(ring.org, [first, second, second]), 'not-chained');
  assert.equal(await faultOf(ring.org, [second]), 'not-chained');
  assert.equal(await faultOf(ring.org, []), 'empty');
  assert.equal(await faultOf(anyId(), [first]), 'other-organization');
  assert.equal(await faultOf(ring.org, [{ ...first, text: `${first.text} ` }]), 'signature');
  assert.equal(await faultOf(ring.org, [{ text: '{"v":2}', signature: '' }]), 'malformed');

  const { root, head } = await ring.register();
  assert.equal(await faultOf(ring.org, ring.statements, { root, head }), 'read');
  assert.equal(await faultOf(ring.org, [first, second], { root, head }), 'other-register', 'an older one');
  const other = await createKeyring(ring.org);
  assert.equal(await faultOf(ring.org, other.statements, { root, head }), 'other-register');
  const fork = await ring.letIn(spy);
  assert.equal(
    await faultOf(ring.org, [first, second, fork.statement], { root, head }),
    'not-chained',
    'said after the third, it stands after no second',
  );
});

test('a device that was ended says nothing any more, nor can it end the one that speaks', async () => {
  const ring = await createKeyring();
  const second = await newDevice();
  ring.take(await ring.letIn(second, true));
  const before = await ring.register();
  const secret = await ring.mustHold(second);
  ring.take(await ring.rotated([second.id]));
  const late = await rotate(ring.as(second), await ring.register(), secret, [ring.admin.id]);
  assert.ok(late.ok);
  assert.equal(await faultOf(ring.org, [...ring.statements, late.value.statement]), 'not-permitted');
  const early = await rotate(ring.as(second), before, secret, [ring.admin.id]);
  assert.ok(early.ok);
  assert.equal(await faultOf(ring.org, [...ring.statements, early.value.statement]), 'not-chained');
  const self = await rotate(ring.as(ring.admin), await ring.register(), await ring.mustHold(ring.admin), [
    ring.admin.id,
  ]);
  assert.ok(self.ok);
  assert.equal(await faultOf(ring.org, [...ring.statements, self.value.statement]), 'not-permitted');
  const twice = await found(ring.as(ring.admin), newSheet(random));
  assert.ok(twice.ok);
  assert.equal(await faultOf(ring.org, [...ring.statements, twice.value.statement]), 'not-chained');
});

test('a copy that the server made of a secret of its own is refused: it is not the one that the register names', async () => {
  const ring = await createKeyring();
  const own = newSecret(random);
  const planted = wrapFor(random, ring.org, ring.admin.id, ring.admin.keys.agreement, own);
  assert.ok(planted !== undefined);
  const { publicKeys } = await ring.register();
  assert.equal(await unwrap(ring.org, ring.admin.id, ring.admin.keys, planted, publicKeys), undefined);
});

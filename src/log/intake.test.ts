import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import {
  createKindRegistry,
  type Decision,
  decideIntake,
  defineKind,
  type Entry,
  eraseKind,
  idsToLookUp,
  type Kind,
  type Known,
  limits,
  linked,
  open,
  parseEntry,
  redact,
  voidKind,
  writeEntry,
} from './index.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const giveKind = defineKind({
  kind: 'test.give',
  version: 1,
  fields: { count: open(v.number(), 'test'), note: linked(v.optional(v.string()), 'test') },
});
const kinds = createKindRegistry([voidKind, eraseKind, giveKind].map((kind) => kind as unknown as Kind));
const id = (number: number, group = 0): string =>
  `0000000${group}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const org = id(1, 1);
const person = id(9, 2);

const entry = (number: number, more: Partial<Entry> = {}): Entry => ({
  id: id(number),
  org,
  site: id(2, 1),
  device: id(3, 1),
  deviceSeq: number,
  author: id(4, 1),
  kind: 'test.give',
  version: 1,
  occurredAt: '2026-03-08T09:15:00-05:00',
  recordedAt: '2026-03-08T09:15:00-05:00',
  hlc: '001767571200000-0000-00000001',
  body: { count: number },
  ...more,
});

const nothing: Known = {
  org,
  now: Date.UTC(2026, 2, 8, 15),
  entries: new Map(),
  quarantined: new Map(),
  ledgers: new Map(),
  familySizes: new Map(),
  erasedPersons: new Set(),
  sites: new Set([id(2, 1)]),
  workers: new Set([id(4, 1)]),
};
const decide = (offered: readonly unknown[], known: Partial<Known> = {}): Decision =>
  decideIntake({ sha256, kinds })({ ...nothing, ...known }, offered, 101);
const verdictsOf = (decision: Decision): readonly string[] =>
  decision.verdicts.map((one) => ('code' in one ? `${one.verdict} ${one.code}` : one.verdict));
const knownAs = (one: Entry, erased = false) =>
  new Map([[one.id, { hash: writeEntry(sha256, one).hash, kind: one.kind, erased }]]);

describe('intake', () => {
  it('gives dense places to what it accepts and answers every value in order', () => {
    const decision = decide([entry(1), { nonsense: true }, entry(2), entry(2)]);
    assert.deepEqual(verdictsOf(decision), ['accepted', 'rejected entry-malformed', 'accepted', 'duplicate']);
    assert.deepEqual(
      decision.verdicts.flatMap((one) => (one.verdict === 'accepted' ? [one.seq] : [])),
      [101, 102],
    );
    assert.deepEqual([...decision.ledgers.values()], [[[1, 2]]]);
  });

  it('lets no hostile value harm its neighbours', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`);
    const hostile: readonly unknown[] = [
      null,
      [],
      'text',
      { ...entry(3), body: deep },
      { ...entry(4), body: { count: JSON.parse('1e999') } },
      { ...entry(5), kind: 'test.unknown', body: { text: '\ud800' } },
      { ...entry(6), kind: 'test.unknown', body: { text: '\u0000' } },
      { ...entry(7), body: { count: 7, note: 'x'.repeat(70_000) } },
      { ...entry(8), deviceSeq: 0 },
      { ...entry(9), extra: 1 },
      { ...entry(10), occurredAt: '0000-01-01T00:00:00Z' },
      { ...entry(11), supersedes: [id(11)] },
      { ...entry(12), org: id(99, 1) },
      JSON.parse(`{"id":"${id(13)}","__proto__":{"org":"${org}"}}`),
    ];
    const decision = decide([entry(1), ...hostile, entry(2)]);
    assert.equal(decision.accepted.length, 2);
    assert.equal(decision.quarantined.length, 0);
    assert.equal(verdictsOf(decision).filter((one) => one.startsWith('rejected')).length, hostile.length);
  });

  it('never puts what it found into what it says about it', () => {
    const secret = 'a name that nobody may read';
    const decision = decide([
      { ...entry(1), body: { count: secret } },
      { ...entry(2), hlc: secret },
      { ...entry(3), body: secret },
    ]);
    assert.ok(!JSON.stringify(decision.verdicts).includes(secret));
    assert.ok(decision.quarantined.every((one) => !one.detail.includes(secret)));
  });

  it('puts other bytes under a known id into quarantine and leaves both as they are', () => {
    const decision = decide([entry(1, { body: { count: 2 } })], { entries: knownAs(entry(1)) });
    assert.deepEqual(verdictsOf(decision), ['quarantined entry-conflict']);
    assert.equal(decision.accepted.length, 0);
    assert.equal(decision.ledgers.size, 0);
  });

  it('puts a number that was used before into quarantine', () => {
    const decision = decide([entry(1)], { ledgers: new Map([[id(3, 1), [[1, 1]]]]) });
    assert.deepEqual(verdictsOf(decision), ['quarantined device-seq-taken']);
  });

  it('answers the same about what waits in quarantine', () => {
    const stray = entry(1, { site: id(50, 1) });
    const first = decide([stray]);
    assert.deepEqual(verdictsOf(first), ['quarantined site-unknown']);
    const again = decide([stray], {
      quarantined: new Map([[`${stray.id} ${writeEntry(sha256, stray).hash}`, 'site-unknown']]),
      ledgers: first.ledgers,
    });
    assert.deepEqual(verdictsOf(again), ['quarantined site-unknown']);
    assert.equal(again.quarantined.length, 0);
  });

  it('stores and passes on a kind and a version that it does not know', () => {
    const decision = decide([entry(1, { kind: 'later.kind' }), entry(2, { version: 2, body: { any: 1 } })]);
    assert.deepEqual(verdictsOf(decision), ['accepted', 'accepted']);
    assert.ok(decision.accepted.every((one) => !one.understood && one.flags.includes('kind-unknown')));
  });

  it('accepts and flags a clock that is far ahead', () => {
    const [accepted] = decide([entry(1, { recordedAt: '2040-01-01T00:00:00Z' })]).accepted;
    assert.deepEqual(accepted?.flags, ['clock-skew']);
  });

  it('stores only the open part of a late entry of an erased person', () => {
    const late = entry(1, { subject: person, body: { count: 3, note: 'seen' } });
    const decision = decide([late], { erasedPersons: new Set([person]) });
    assert.deepEqual(verdictsOf(decision), ['erased']);
    assert.deepEqual(decision.accepted[0]?.entry.body, { count: 3 });
    assert.equal(decision.accepted[0]?.offeredHash, writeEntry(sha256, late).hash);
    assert.ok(!decision.accepted[0]?.text.includes(person));
  });

  it('erases what came earlier in the batch than the order, in the log and in quarantine', () => {
    const order = entry(3, { kind: 'log.erase', body: { person } });
    const decision = decide([
      entry(1, { subject: person }),
      entry(2, { subject: person, site: id(50, 1) }),
      order,
    ]);
    assert.deepEqual(decision.erasedPersons, [person]);
    for (const kept of [decision.accepted[0], decision.quarantined[0]]) {
      assert.equal(kept?.entry.erased, true);
      assert.ok(!kept?.text.includes(person));
    }
  });

  it('takes an order to erase from a site and a worker that are not known yet', () => {
    const order = entry(1, { kind: 'log.erase', body: { person }, site: id(50, 1), author: id(51, 1) });
    assert.deepEqual(verdictsOf(decide([order])), ['accepted']);
  });

  it('lets an erased copy win over a full one, and never the other way', () => {
    const full = entry(1, { subject: person });
    const gone = redact(kinds, full);
    const first = decide([gone], { entries: knownAs(full) });
    assert.deepEqual([verdictsOf(first), first.redactIds], [['erased'], [full.id]]);
    const back = decide([full], { entries: knownAs(full, true) });
    assert.deepEqual([verdictsOf(back), back.accepted.length, back.quarantined.length], [['erased'], 0, 0]);
  });

  it('replaces what waits in quarantine by its erased copy, without a second one', () => {
    const full = entry(1, { subject: person, site: id(50, 1) });
    const decision = decide([redact(kinds, full)], {
      quarantined: new Map([[`${full.id} ${writeEntry(sha256, full).hash}`, 'site-unknown']]),
      ledgers: new Map([[full.device, [[1, 1]]]]),
    });
    assert.deepEqual(verdictsOf(decision), ['quarantined site-unknown']);
    assert.deepEqual([decision.redactIds, decision.quarantined.length], [[full.id], 0]);
  });

  it('asks once for each entry and each that it supersedes', () => {
    assert.deepEqual(idsToLookUp(kinds, [entry(1), entry(2, { supersedes: [id(7), id(1)] })]), [
      id(1),
      id(2),
      id(7),
    ]);
  });

  it('holds back what is corrected beyond all reason, also within one batch, and nothing else', () => {
    const target = entry(1);
    const fix = (n: number, at: Entry): Entry => entry(n, { supersedes: [at.id] });
    const full = { entries: knownAs(target), familySizes: new Map([[target.id, limits.familyEntries - 1]]) };
    const chain = [fix(2, target)];
    for (let n = 3; n < 6; n += 1) chain.push(fix(n, chain.at(-1) ?? target));
    const held = 'quarantined too-many-corrections';
    assert.deepEqual(verdictsOf(decide([...chain, entry(9)], full)), [
      'accepted',
      held,
      // What a held one corrects is not in the log yet: it waits by itself.
      'accepted',
      'accepted',
      'accepted',
    ]);
    assert.deepEqual(verdictsOf(decide([fix(2, target), fix(3, target), entry(9)], full)), [
      'accepted',
      held,
      'accepted',
    ]);
  });

  it('reads back what it writes', () => {
    const read = parseEntry(sha256, JSON.parse(writeEntry(sha256, entry(1, { visit: id(5) })).text));
    assert.ok(read.ok);
    assert.equal(read.value.hash, writeEntry(sha256, entry(1, { visit: id(5) })).hash);
  });
});

describe('times that cannot be meant', () => {
  it('wait in quarantine, and their neighbours land', () => {
    const decision = decideIntake({ sha256, kinds })(
      nothing,
      [
        entry(1, { occurredAt: '0001-01-01T10:00:00+09:59' }),
        entry(2),
        entry(3, { recordedAt: '9999-12-31T23:59:59-01:00' }),
      ],
      1,
    );
    assert.deepEqual(
      decision.verdicts.map((verdict) => ('code' in verdict ? verdict.code : verdict.verdict)),
      ['time-out-of-range', 'accepted', 'time-out-of-range'],
    );
    assert.deepEqual(
      decision.quarantined.map(({ detail }) => detail),
      ['occurredAt', 'recordedAt'],
    );
  });
});

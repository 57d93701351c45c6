import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft } from '#kit/recorder.ts';
import { changeConsent } from './consent.ts';
import { halvesOf, idsOf, type Joins, joinDrafts, partDrafts } from './join.ts';

const occurredAt = '2026-03-03T10:00:00.000+00:00';
let next = 0;
const newId = (): string => {
  next += 1;
  return `new${next}`;
};
const of = (kind: string, drafts: readonly Draft[]) =>
  drafts
    .filter((draft) => draft.kind === kind)
    .map(({ subject, body }) => ({ subject, occurredAt, body: body as { whole?: string } }));
const joinsOf = (...drafts: readonly Draft[]): Joins => ({
  joined: of('cards.joined', drafts),
  parted: of('cards.parted', drafts),
});
/** What is left of entries when a person is erased. */
const without = ({ joined, parted }: Joins, person: string): Joins => {
  const left = (said: Joins['joined']) =>
    said.map((one) => (one.subject === person ? { occurredAt, body: {} } : one));
  return { joined: left(joined), parted: left(parted) };
};

describe('two cards of one person', () => {
  it('are joined by an entry for each, of which neither names the other', () => {
    const drafts = joinDrafts('ana', 'ben', newId);
    assert.deepEqual(
      drafts.map(({ subject }) => subject),
      ['ana', 'ben'],
    );
    assert.ok(!JSON.stringify(drafts[0]).includes('ben') && !JSON.stringify(drafts[1]).includes('ana'));
    assert.deepEqual(idsOf(joinsOf(...drafts), 'ben'), ['ben', 'ana']);
  });

  it('that are taken apart are what they were before, on every device and in any order', () => {
    const drafts = joinDrafts('ana', 'ben', newId);
    const other = joinDrafts('ben', 'cy', newId);
    const joins = joinsOf(...drafts, ...other);
    const apart = partDrafts(joins, 'ana');
    const after = joinsOf(...apart, ...other, ...drafts);
    assert.deepEqual([idsOf(after, 'ana'), idsOf(after, 'ben')], [['ana'], ['ben', 'cy']]);
    assert.deepEqual(partDrafts(after, 'ana'), []);
    assert.deepEqual(idsOf(joinsOf(...apart), 'ana'), ['ana'], 'the end came before the join');
    const anew = joinsOf(...drafts, ...apart, ...joinDrafts('ana', 'ben', newId));
    assert.deepEqual(idsOf(anew, 'ana'), ['ana', 'ben']);
  });

  it('erased under one id only leave a half that names nobody else, and a question', () => {
    const drafts = joinDrafts('ana', 'ben', newId);
    const left = without(joinsOf(...drafts), 'ana');
    assert.ok(!JSON.stringify(left).includes('ana'));
    assert.deepEqual(idsOf(left, 'ben'), ['ben']);
    assert.deepEqual(
      halvesOf(left).map(({ subject }) => subject),
      ['ben'],
    );
    assert.deepEqual(halvesOf(without(left, 'ben')), []);
    assert.deepEqual(halvesOf(joinsOf(...drafts)), []);
    // Taken apart before: whoever was erased was somebody else.
    const apart = joinsOf(...drafts, ...partDrafts(joinsOf(...drafts), 'ana'));
    assert.deepEqual(halvesOf(without(apart, 'ana')), []);
  });

  it('are parted when one no longer agrees to have visits linked, whether or not the worker may erase', () => {
    const joins = joinsOf(...joinDrafts('ana', 'ben', newId));
    const said = [{ subject: 'ana', hlc: '1', body: { visits: true } }];
    for (const mayErase of [true, false]) {
      const { drafts } = changeConsent(
        { person: 'ana', said, cards: [], joins, isLinked: true, mayErase, newId },
        { visits: false },
      );
      const after = joinsOf(
        ...drafts,
        ...joins.joined.map(({ subject = '', body }) => ({
          ...{ kind: 'cards.joined', version: 1, body, subject },
        })),
      );
      const erased = mayErase ? without(after, 'ana') : after;
      assert.deepEqual([idsOf(erased, 'ben'), halvesOf(erased)], [['ben'], []]);
    }
  });
});

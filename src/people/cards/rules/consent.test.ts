import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Choice, type ConsentChange, changeConsent, consentOf, type SaidConsent } from './consent.ts';

const said: readonly SaidConsent[] = [
  { subject: 'ana', hlc: '1', body: { visits: true, called: 'c1', reach: 'r1' } },
  { subject: 'ana', hlc: '2', body: { visits: true, called: 'c2' } },
  { subject: 'bo', hlc: '3', body: { reach: 'r9' } },
];
const change = (choice: Choice, more: Partial<ConsentChange> = {}) => {
  let next = 0;
  const cards = [{ id: 'card', subject: 'ana', hlc: '0', occurredAt: '', body: { code: 'token' } }];
  return changeConsent(
    {
      person: 'ana',
      said,
      cards,
      isLinked: false,
      mayErase: true,
      newId: () => {
        next += 1;
        return `new${next}`;
      },
      ...more,
    },
    choice,
  );
};
const lines = (choice: Choice, more?: Partial<ConsentChange>): readonly string[] =>
  change(choice, more).drafts.map(({ kind, body, subject = '', sealed = {} }) =>
    [kind, subject, JSON.stringify(body), JSON.stringify(sealed)].join(' '),
  );

describe('consent', () => {
  it('is nothing until it was said, and the last word of the person', () => {
    assert.deepEqual(consentOf([], 'ana'), {});
    assert.deepEqual(consentOf(said, 'ana'), { visits: true, called: 'c2' });
  });

  it('that keeps what there is erases only what is no longer named', () => {
    assert.deepEqual(lines({ visits: true, called: 'same' }), [
      'log.erase  {"person":"c1"} {}',
      'log.erase  {"person":"r1"} {}',
      'cards.consent ana {"visits":true,"called":"c2"} {}',
    ]);
  });

  it('of words that change puts them under a new id', () => {
    assert.deepEqual(lines({ visits: true, called: { text: 'Al' } }).slice(3), [
      'cards.consent ana {"visits":true,"called":"new1"} {}',
      'cards.about new1 {} {"text":"Al"}',
    ]);
  });

  it('without visits unlinks them: all of the person goes, and cards and other words go on under a new id', () => {
    assert.deepEqual(lines({ visits: false, called: 'same' }), [
      'log.erase  {"person":"ana"} {}',
      'log.erase  {"person":"c1"} {}',
      'log.erase  {"person":"r1"} {}',
      'cards.card new1 {"code":"token"} {}',
      'cards.consent new1 {"called":"c2"} {}',
    ]);
    // Nothing was linked, and nothing had been agreed.
    assert.equal(change({ visits: false }, { said: [] }).subject, 'ana');
    assert.equal(change({ visits: false }, { said: [], isLinked: true }).subject, 'new1');
  });

  it('is taken back by a worker who may not erase: nothing is linked or shown from then on', () => {
    assert.deepEqual(lines({ visits: false }, { mayErase: false }), ['cards.consent ana {} {}']);
  });
});

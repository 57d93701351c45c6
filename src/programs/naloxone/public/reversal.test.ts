import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#build/words.ts';
import type { ListName } from '#catalog/list-names.ts';
import { lists } from '#catalog/lists.ts';
import { createWords } from '#kit/words/words.ts';
import { reversalQuestions } from '../entries.ts';
import { type FormValues, parseReversal } from './parse.ts';
import { allQuestions, ratherNotSay } from './questions.ts';
import { acceptReversal, type ReversalView, renderReversal } from './reversal.ts';

const words = {
  en: createWords({ locale: 'en', messages: loadWords('en').messages }),
  es: createWords({ locale: 'es', messages: loadWords('es').messages }),
};
const page = {
  today: '2026-03-08',
  list: (name: ListName) =>
    name === 'stamp' ? [{ code: 'rose', label: { en: 'Rose', es: 'Rosa' } }] : lists[name],
};
const view = (more: Partial<ReversalView> = {}): ReversalView => ({
  locale: 'en',
  t: words[more.locale ?? 'en'].t,
  now: '2026-03-08T23:30:00-05:00',
  data: page.list,
  state: 'empty',
  fields: new Map(),
  problems: {},
  action: '/p/reversal?form=1',
  self: '/p/reversal',
  otherLanguage: '/p/reversal?lang=es',
  styles: ['/p/style/reversal.css'],
  ...more,
});
const form = (values: Readonly<Record<string, string | readonly string[]>>): FormValues =>
  new Map(Object.entries(values).map(([name, value]) => [name, [value].flat()]));

test('every question of a reversal report is asked once', () => {
  assert.deepEqual(allQuestions.map(({ field }) => field).toSorted(), [...reversalQuestions].toSorted());
});

for (const locale of ['en', 'es'] as const) {
  test(`the page in ${locale} works without script, asks for no text and lets every question be declined`, () => {
    const html = renderReversal(view({ locale }));
    assert.doesNotMatch(html, /<script|<textarea|style=|javascript:|\son[a-z]+=/);
    assert.doesNotMatch(html, /naloxone\.reversal/);
    assert.match(html, new RegExp(`<html lang="${locale}">`));
    const fieldsets = html.split('<fieldset').slice(1);
    assert.equal(fieldsets.length, reversalQuestions.length);
    for (const fieldset of fieldsets)
      assert.ok(fieldset.includes(`value="${ratherNotSay}"`), fieldset.slice(0, 80));
    assert.deepEqual(html.match(/<input (?!type="(?:radio|checkbox|hidden)")[^>]*>/g)?.length, 1);
    assert.doesNotMatch(renderReversal(view({ locale, state: 'thanks' })), /naloxone\.reversal/);
  });
}

test('a full answer becomes the body of an entry', () => {
  const parsed = parseReversal(
    form({
      when: '2026-01',
      area: '02139',
      doses: 'yes',
      'doses-nasal-4mg': '2',
      'doses-im-vial': '1',
      survived: 'yes',
      actions: ['stayed', 'rescue-breaths'],
      substances: ratherNotSay,
      emsCalled: 'no-fear-of-police',
      stamp: 'rose',
      replacementKits: '0',
    }),
    page,
  );
  assert.deepEqual(parsed, {
    ok: true,
    value: {
      when: '2026-01',
      area: '021',
      doses: [
        { product: 'nasal-4mg', route: 'nasal', count: 2 },
        { product: 'im-vial', route: 'muscle', count: 1 },
      ],
      survived: 'yes',
      actions: ['rescue-breaths', 'stayed'].toReversed(),
      declined: ['substances'],
      emsCalled: 'no-fear-of-police',
      stamp: 'rose',
      replacementKits: 0,
    },
  });
});

test('no naloxone, not sure and rather not say are three answers', () => {
  const dosesOf = (doses: string) => {
    const parsed = parseReversal(form({ doses, survived: 'yes' }), page);
    assert.ok(parsed.ok);
    return [parsed.value.doses, parsed.value.declined];
  };
  assert.deepEqual(dosesOf('no'), [[], undefined]);
  assert.deepEqual(dosesOf('unknown'), [undefined, undefined]);
  assert.deepEqual(dosesOf(ratherNotSay), [undefined, ['doses']]);
});

test('an empty form is asked back, and one declined question is enough to send it', () => {
  assert.deepEqual(parseReversal(form({ area: ' ' }), page), {
    ok: false,
    error: { form: 'naloxone.reversal.error.empty' },
  });
  assert.ok(parseReversal(form({ survived: ratherNotSay }), page).ok);
});

for (const [field, value] of [
  ['setting', 'my-neighbour-at-number-5'],
  ['actions', 'call-me-at-555'],
  ['stamp', 'a text'],
  ['when', '2026-04'],
  ['when', '2026-03-08'],
  ['replacementKits', '99'],
  ['doses-nasal-4mg', '-1'],
  ['doses-nasal-4mg', '1e3'],
  ['area', '#1'],
] as const) {
  test(`${field} takes no "${value}"`, () => {
    assert.equal(parseReversal(form({ [field]: value, survived: 'yes' }), page).ok, false);
  });
}

test('a form with a mistake comes back with everything as it was, the mistake named first', () => {
  const values = form({ area: '"><script>alert(1)</script>', survived: 'yes', hospital: 'no' });
  const parsed = parseReversal(values, page);
  assert.ok(!parsed.ok);
  const html = renderReversal(view({ state: 'problems', fields: values, problems: parsed.error }));
  assert.match(html, /<title>Please check/);
  assert.ok(html.indexOf('role="alert"') > 0 && html.indexOf('role="alert"') < html.indexOf('<form'));
  assert.match(html, /<a href="#area">/);
  assert.match(html, /name="survived" value="yes" checked/);
  assert.match(html, /<details open>/);
  assert.ok(!html.includes('<script>'));
});

test('the page of thanks shows nothing of what was sent and says what happens with it', () => {
  const html = renderReversal(view({ state: 'thanks', fields: form({ area: 'XYZ' }) }));
  assert.doesNotMatch(html, /XYZ/);
  assert.match(html, /no name/);
  assert.match(html, /Police cannot see it/);
});

test('an accepted form becomes one draft without a person and without a time of day', () => {
  assert.deepEqual(acceptReversal(form({ survived: 'yes', setting: 'camp' }), view()), {
    ok: true,
    value: [
      {
        kind: 'naloxone.reversal',
        version: 1,
        body: { survived: 'yes', setting: 'camp' },
        occurredAt: '2026-03-08T00:00:00-05:00',
      },
    ],
  });
});

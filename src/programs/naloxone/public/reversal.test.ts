import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#build/words.ts';
import { ratherNotSay } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { lists } from '#catalog/lists.ts';
import { createWords } from '#kit/words/words.ts';
import type { FormValues } from '#public/question.ts';
import { readForm } from '#public/read-form.ts';
import { type Shown, type Stage, showPage } from '#public/show.ts';
import { reversalKind, reversalQuestions } from '../entries.ts';
import type { Lists } from './lists.ts';
import { firstQuestions, moreQuestions } from './questions.ts';
import { reversalPage } from './reversal.ts';

const words = {
  en: createWords({ locale: 'en', messages: loadWords('en').messages }),
  es: createWords({ locale: 'es', messages: loadWords('es').messages }),
};
const data: Lists = (name: ListName) =>
  name === 'stamp' ? [{ code: 'rose', label: { en: 'Rose', es: 'Rosa' } }] : lists[name];
const view = (locale: 'en' | 'es' = 'en'): Shown<Lists> => ({
  locale,
  t: words[locale].t,
  now: '2026-03-08T23:30:00-05:00',
  data,
  origin: 'https://example.org',
  inLanguage: () => words.en.t,
  plain: '/p/reversal',
  self: '/p/reversal?lang=en',
  style: '/p/style/look.css',
  once: '00000000-0000-7000-8000-000000000000',
});
const show = (stage: Stage, locale: 'en' | 'es' = 'en'): string =>
  showPage(reversalPage, view(locale), stage);
const questions = [...firstQuestions, ...moreQuestions];
const form = (values: Readonly<Record<string, string | readonly string[]>>): FormValues =>
  new Map(Object.entries(values).map(([name, value]) => [name, [value].flat()]));
/** The body that a form becomes. */
const bodyOf = async (values: FormValues) => {
  const read = readForm(questions, values, view());
  assert.ok(read.ok, JSON.stringify(read));
  // The handler of this page reads nothing.
  const context = { ...view(), org: '', tx: undefined as never };
  const taken = await reversalPage.form?.take(read.value, context, { plain: '', once: '', number: '' });
  assert.ok(taken?.ok && 'entries' in taken.value, JSON.stringify(taken));
  return taken.value.entries[0];
};

test('every question of a reversal report is asked once', () => {
  assert.deepEqual(questions.map(({ field }) => field).toSorted(), [...reversalQuestions].toSorted());
});

for (const locale of ['en', 'es'] as const) {
  test(`the page in ${locale} asks for no text and lets every question be declined`, () => {
    const html = show({ is: 'open' }, locale);
    assert.doesNotMatch(html, /<textarea/);
    const fieldsets = html.split('<fieldset').slice(1);
    assert.equal(fieldsets.length, reversalQuestions.length);
    for (const fieldset of fieldsets)
      assert.ok(fieldset.includes(`value="${ratherNotSay}"`), fieldset.slice(0, 80));
    assert.deepEqual(html.match(/<input (?!type="(?:radio|checkbox|hidden)")[^>]*>/g)?.length, 1);
  });
}

test('a full answer becomes the body of an entry', async () => {
  const draft = await bodyOf(
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
  );
  assert.deepEqual(draft?.body, {
    when: '2026-01',
    area: '021',
    doses: [
      { product: 'nasal-4mg', route: 'nasal', count: 2 },
      { product: 'im-vial', route: 'muscle', count: 1 },
    ],
    survived: 'yes',
    actions: ['stayed', 'rescue-breaths'],
    declined: ['substances'],
    emsCalled: 'no-fear-of-police',
    stamp: 'rose',
    replacementKits: 0,
  });
});

test('no naloxone, not sure and rather not say are three answers', async () => {
  const dosesOf = async (doses: string) => {
    const draft = await bodyOf(form({ doses, survived: 'yes' }));
    return [draft?.body['doses'], draft?.body['declined']];
  };
  assert.deepEqual(await dosesOf('no'), [[], undefined]);
  assert.deepEqual(await dosesOf('unknown'), [undefined, undefined]);
  assert.deepEqual(await dosesOf(ratherNotSay), [undefined, ['doses']]);
});

test('one declined question is enough to send it', async () => {
  assert.deepEqual((await bodyOf(form({ survived: ratherNotSay })))?.body, { declined: ['survived'] });
});

for (const [name, values, field] of [
  ['a code that is not on the list', { setting: 'the house at 12 Elm Street' }, 'setting'],
  ['a month in the future', { when: '2026-04' }, 'when'],
  ['a month longer ago than the form offers', { when: '2020-01' }, 'when'],
  ['a day that would be no month', { when: '2026-13' }, 'when'],
  ['an area with blanks and signs', { area: '<b>' }, 'area'],
  ['more kits than the form offers', { replacementKits: '6' }, 'replacementKits'],
  ['doses that are no number', { 'doses-nasal-4mg': '2.5' }, 'doses'],
  ['more doses than the form offers', { 'doses-nasal-4mg': '11' }, 'doses'],
  ['one wrong among several', { actions: ['stayed', 'sang'] }, 'actions'],
] as const) {
  test(`${name} comes back with a problem at its question`, () => {
    const read = readForm(questions, form({ survived: 'yes', ...values }), view());
    assert.ok(!read.ok);
    assert.deepEqual(Object.keys(read.error), [field]);
  });
}

test('a form with a mistake keeps what was picked, says what is wrong first, and escapes what was typed', () => {
  const values = form({ survived: 'yes', area: '"><script>', setting: 'nowhere' });
  const read = readForm(questions, values, view());
  assert.ok(!read.ok);
  const html = show({ is: 'open', values, problems: read.error });
  assert.match(html, /<title>Please check/);
  assert.ok(html.indexOf('role="alert"') > 0 && html.indexOf('role="alert"') < html.indexOf('<form'));
  assert.match(html, /<a href="#area">/);
  assert.match(html, /name="survived" value="yes" checked/);
  assert.match(html, /<details open>/);
  assert.ok(!html.includes('<script>'));
});

test('the page of thanks says what happens with it', () => {
  const html = show({ is: 'thanks' });
  assert.match(html, /no name/);
  assert.match(html, /If a court made us show it, there is no name in it/);
});

test('an accepted form becomes one draft without a person and without a time of day', async () => {
  assert.deepEqual(await bodyOf(form({ survived: 'yes', setting: 'camp' })), {
    kind: 'naloxone.reversal',
    version: reversalKind.version,
    body: { survived: 'yes', setting: 'camp' },
    occurredAt: '2026-03-08T00:00:00-05:00',
  });
});

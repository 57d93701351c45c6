import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogFile } from '#build/catalog-file.ts';
import { checkCatalogs } from './check.ts';
import { faultsOfText, faultsOfTexts } from './each-text.ts';
import { englishGrade, englishSyllables, spanishEase, spanishSyllables } from './readability.ts';
import { strayCapitals } from './sentence-case.ts';
import { stigmaIn } from './stigma.ts';

const file = (locale: string, entries: Record<string, string>): CatalogFile => ({
  file: `src/stock/words/${locale}.po`,
  locale,
  reader: 'staff',
  entries: Object.entries(entries),
});
const using = (text: string) => [{ file: 'src/stock/screens/shelf.tsx', text }];

test('a complete pair of catalogs has nothing to report', () => {
  const files = [
    file('en', { 'stock.shelf.left': '{count, plural, one {# box} other {# boxes}} left' }),
    file('es', { 'stock.shelf.left': '{count, plural, one {Queda # caja} other {Quedan # cajas}}' }),
  ];
  assert.deepEqual(checkCatalogs(files, using("t('stock.shelf.left', { count })")), []);
});

test('a missing translation, an unused id, an unknown id and a lost placeholder are each named', () => {
  const files = [
    file('en', { 'stock.a.one': 'Hello {name}', 'stock.a.two': 'Two', 'stock.a.old': 'Old' }),
    file('es', { 'stock.a.one': 'Hola', 'stock.a.old': 'Viejo' }),
  ];
  const problems = checkCatalogs(files, using("t('stock.a.one'); t('stock.a.two'); title: 'stock.a.gone'"));
  assert.deepEqual(problems, [
    'es lacks stock.a.two',
    'stock.a.one has other placeholders in es than in en',
    'stock.a.gone is used but in no catalog',
    'stock.a.old is used nowhere',
  ]);
});

test('a template with a fixed start uses every id that begins so', () => {
  const files = [file('en', { 'stock.reason.lost': 'Lost' }), file('es', { 'stock.reason.lost': 'Perdido' })];
  assert.deepEqual(checkCatalogs(files, using(['t(`stock.reason.$', '{reason}`)'].join(''))), []);
});

test('an id of another room and an empty message are refused', () => {
  const files = [file('en', { 'care.x.y': '' }), file('es', { 'care.x.y': 'Sí' })];
  const problems = checkCatalogs(files, using("t('care.x.y')"));
  assert.ok(problems.includes('src/stock/words/en.po: care.x.y is empty'));
  assert.ok(problems.includes('src/stock/words/es.po: care.x.y should begin with stock.'));
});

test('jargon fails the reading limits and plain words pass them', () => {
  const jargon =
    'Notwithstanding organizational prerequisites, authorized administrators consequently necessitate comprehensive verification of inventory reconciliation documentation preceding distribution';
  const plain = 'Tap the plus sign to add one. Tap save when you are done. The entry stays on this phone.';
  assert.ok((englishGrade([jargon, jargon, jargon]) ?? 0) > 15);
  assert.ok((englishGrade([plain, plain, plain]) ?? 99) < 4);
  const difficult =
    'La administración correspondiente deberá necesariamente proporcionar documentación complementaria relacionada con procedimientos organizacionales';
  const easy = 'Toca el signo más para sumar uno. Toca guardar al final. La nota queda en este teléfono.';
  assert.ok((spanishEase([difficult, difficult, difficult, difficult]) ?? 99) < 20);
  assert.ok((spanishEase([easy, easy, easy]) ?? 0) > 80);
});

test('syllables are counted closely enough', () => {
  const english = { box: 1, syringe: 2, saved: 1, naloxone: 3, people: 2, organization: 5, table: 2 };
  for (const [word, count] of Object.entries(english)) assert.equal(englishSyllables(word), count, word);
  const spanish = { caja: 2, día: 2, jeringa: 3, guardar: 2, aguja: 3, siete: 2, país: 2, muy: 1, queda: 2 };
  for (const [word, count] of Object.entries(spanish)) assert.equal(spanishSyllables(word), count, word);
});

test('hurtful words are found in both languages and kind ones pass', () => {
  for (const text of ['Drug user', 'Got clean', 'a dirty test', 'Substance abuse', 'IDUs', 'New client'])
    assert.notDeepEqual(stigmaIn('en', text), [], text);
  for (const text of ['Person who uses drugs', 'Used syringes', 'Clean the table', 'Participant'])
    assert.deepEqual(stigmaIn('en', text), [], text);
  for (const text of ['Los adictos', 'Usuario nuevo', 'drogadicto', 'abuso de drogas'])
    assert.notDeepEqual(stigmaIn('es', text), [], text);
  for (const text of ['Persona que usa drogas', 'Jeringas usadas', 'Participante'])
    assert.deepEqual(stigmaIn('es', text), [], text);
});

test('title case is caught; names, abbreviations and new sentences are not', () => {
  assert.deepEqual(strayCapitals('Save Your Changes'), ['Your', 'Changes']);
  assert.deepEqual(strayCapitals('Saved on this phone. Send it later. HIV test for {Name}: Ready'), []);
});

test('one text that is hard to read is found among many that are easy, and a label is left alone', () => {
  const hard =
    'Authorized administrators subsequently reconcile inventory documentation preceding distribution of supplies.';
  const easy = 'Tap save when you are done, and the entry stays on this phone.';
  const difficult =
    'La administración correspondiente proporciona documentación complementaria relacionada con procedimientos.';
  const faults = faultsOfTexts('en.po', 'en', [
    ...Array.from({ length: 20 }, (_, at) => [`stock.a.${at}`, [easy]] as const),
    ['stock.a.hard', [easy, hard]],
    ['stock.a.label', ['Inventory reconciliation documentation']],
  ]);
  assert.equal(faults.length, 1);
  assert.match(faults[0] ?? '', /^en\.po: stock\.a\.hard is hard to read: grade \d/);
  assert.match(faultsOfText('es', difficult).join(), /ease/);
});

test('Spanish says tú, container and a decimal point', () => {
  for (const text of [
    'Usted deberá acudir al mostrador',
    'Revise el número. Escriba otro.',
    'Guardián 0,5 litros',
    'Jeringa 0,5 ml',
    'Pasa por el mostrador',
  ])
    assert.notDeepEqual(faultsOfText('es', text), [], text);
  for (const text of [
    'Los tiempos son de ustedes',
    'Jeringa 0.5 ml',
    '1,250 jeringas',
    'Revisa el número',
    'Cuando alguien lo guarde',
  ])
    assert.deepEqual(faultsOfText('es', text), [], text);
});

test('an exception that reads well again has to leave the list', () => {
  assert.match(
    faultsOfTexts('en.po', 'en', [['care.part2.statement', ['It is short.']]]).join(),
    /take it off/,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#build/words.ts';
import { lists } from '#catalog/lists.ts';
import { problemMessage, quantityFault } from '#catalog/quantity.ts';
import { reportLists } from '#catalog/report-lists.ts';
import { exchangeReports } from '#programs/exchange/report.ts';
import { handoutWarnings } from '#programs/exchange/rules.ts';
import { offered } from '#programs/list.ts';
import { naloxoneReports } from '#programs/naloxone/report.ts';
import { naloxoneWarnings } from '#programs/naloxone/rules.ts';
import { indicatorMessages } from '#report/indicator.ts';
import { rooms } from '#server/programs.ts';
import { stockReports } from '#stock/report.ts';
import { visitsReports } from '#visits/report.ts';
import { visitWarnings } from '#visits/rules.ts';
import { stigmaIn } from '../../scripts/lint/words/stigma.ts';

const ids = [
  ...rooms.flatMap(({ waiting = [] }) => waiting.map(({ code }) => code.replace('.', '.waiting.'))),
  ...offered.map(({ title }) => title),
  ...rooms.flatMap(({ reports }) =>
    reports.flatMap((table) =>
      [table, ...(table.earlier ?? [])].flatMap((one) => indicatorMessages(table.id, one)),
    ),
  ),
  ...[...visitsReports, ...exchangeReports, ...naloxoneReports, ...stockReports].flatMap(
    ({ title, columns }) => [title, ...columns.map((column) => column.title)],
  ),
  ...[-1, 1.5, 100_001].map((value) => problemMessage(quantityFault(value) ?? '') ?? ''),
  ...[
    ...handoutWarnings([
      { item: 'syringe-1ml', quantity: 60 },
      { item: 'foil', quantity: 600 },
    ]),
    ...naloxoneWarnings([{ item: 'naloxone-im-vial-kit', quantity: 60 }]),
    ...visitWarnings({ channel: 'fixed', servedFor: { self: false, others: 0 } }),
    ...visitWarnings({ channel: 'fixed', servedFor: { self: false, others: 60 } }),
  ].map(({ id }) => id),
];

for (const locale of ['en', 'es'] as const) {
  test(`every heading, warning and problem of these rooms has words in ${locale}`, () => {
    const { messages } = loadWords(locale);
    assert.ok(ids.length > 50);
    for (const id of ids) assert.ok(Object.hasOwn(messages, id), id);
  });

  test(`no label of the catalog says a word that hurts in ${locale}`, () => {
    for (const { label } of [...Object.values(lists), ...Object.values(reportLists)].flat()) {
      assert.deepEqual(stigmaIn(locale, label[locale] ?? ''), [], label[locale]);
    }
  });
}

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { JsonObject } from '#log/index.ts';
import { csvLine } from '#report/csv-lines.ts';
import type { Happening } from '#sample/days.ts';
import type { MappingInput } from '#sheets/mapping/mapping.ts';

const items = [
  'syringe-1ml',
  'syringe-0-5ml',
  'syringe-2ml',
  'syringe-5ml',
  'cooker',
  'citric-acid',
  'swab',
  'water',
  'sharps-container-1l',
  'foil',
  'condom-external',
  'strip-fentanyl',
] as const;
const kits = ['naloxone-nasal-4mg-kit', 'naloxone-im-prefilled-kit'] as const;

/** The spreadsheet that an outlet without devices hands in: one row a visit, as it stood in the end. */
export const createSheetWriter = (path: string) => {
  const stream = createWriteStream(path);
  let number = 0;
  stream.write(
    csvLine(['No', 'Date', 'Time', 'Outlet', 'For self', 'Others', ...items, ...kits, 'Returned', 'Kg']),
  );
  return {
    add: async (outlet: string, { at, drafts, after }: Happening): Promise<void> => {
      if (after?.act === 'take-back') return;
      const truth = drafts.map((made, index) =>
        after?.act === 'correct' && after.index === index ? after.draft : made,
      );
      const body = (kind: string): JsonObject => truth.find((made) => made.kind === kind)?.body ?? {};
      if (!truth.some(({ kind }) => kind === 'visits.visit')) return;
      number += 1;
      const served = body('visits.visit')['servedFor'] as { self: boolean; others: number } | undefined;
      const returned = body('exchange.return')['returned'] as { count?: number; amount?: number } | undefined;
      const line = csvLine([
        number,
        `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}`,
        at.slice(11, 19),
        outlet,
        served === undefined ? '' : served.self ? 'yes' : 'no',
        served?.others,
        ...items.map((item) => quantityOf(body('exchange.handout'), item)),
        ...kits.map((item) => quantityOf(body('naloxone.handout'), item)),
        returned?.count,
        returned?.amount,
      ]);
      if (!stream.write(line)) await once(stream, 'drain');
    },
    close: async (): Promise<void> => {
      stream.end();
      await finished(stream);
    },
  };
};

const quantityOf = (body: JsonObject, item: string): number | undefined => {
  const lines = (body['lines'] ?? []) as readonly { readonly item: string; readonly quantity: number }[];
  return lines.find((line) => line.item === item)?.quantity;
};

export const sheetMapping: MappingInput = {
  format: 'alongside-mapping',
  version: 1,
  name: 'Injecting equipment provision',
  source: 'iep-2022-23',
  key: ['No'],
  timeZone: 'Europe/London',
  date: { column: 'Date', format: 'DD/MM/YYYY' },
  time: { column: 'Time', format: 'HH:mm:ss' },
  site: { column: 'Outlet' },
  targets: [
    { target: 'visits.visit', fields: { self: { column: 'For self' }, others: { column: 'Others' } } },
    {
      target: 'exchange.handout',
      items: { shape: 'wide', columns: items.map((item) => ({ column: item, item })) },
    },
    {
      target: 'exchange.return',
      fields: { count: { column: 'Returned' }, kilograms: { column: 'Kg' } },
    },
    {
      target: 'naloxone.handout',
      items: { shape: 'wide', columns: kits.map((item) => ({ column: item, item })) },
    },
  ],
};

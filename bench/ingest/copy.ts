import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { median } from '../row.ts';

/** Seconds that bare COPY takes for the very rows that an ingest left behind: nothing validated, decided or added up. */
export interface CopyTimes {
  readonly rows: number;
  /** Each table in one COPY and one transaction: the yardstick. */
  readonly atOnce: number;
  /** A transaction for every batch of entries, with that share of every other table's rows: as often durable as a push. */
  readonly inBatches: number;
}

/**
 * Into tables with the same columns, keys, indexes and fill. By the owner, past row-level security: PostgreSQL has no COPY
 * into a table for a role that its policies bind. Rows that pushes add to many times are written once, as they ended.
 * Medians of three, since one takes about a second and says as much about the machine's other work.
 */
export const copyAgain = async (
  client: Client,
  tables: readonly string[],
  batches: number,
): Promise<CopyTimes> => {
  await client.query('drop schema if exists bench_copy cascade; create schema bench_copy');
  const contents: Content[] = [];
  for (const table of tables) {
    await client.query(`create table bench_copy.${table} (like public.${table} including all)`);
    const found = await client.query('select reloptions from pg_class where oid = $1::regclass', [
      `public.${table}`,
    ]);
    const [options] = found.rows;
    if (options?.reloptions)
      await client.query(`alter table bench_copy.${table} set (${options.reloptions.join(', ')})`);
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(copyTo(`copy public.${table} to stdout`)))
      chunks.push(chunk as Buffer);
    // One line is one row: COPY writes line breaks inside of values as \n.
    contents.push({ table, lines: Buffer.concat(chunks).toString().split('\n').slice(0, -1) });
  }
  const whole = contents.map(({ table, lines }) => ({ table, parts: cut(lines, 1) }));
  const parts = contents.map(({ table, lines }) => ({ table, parts: cut(lines, batches) }));
  const atOnce = await times(client, tables, async () => {
    for (const content of whole) await copy(client, content, 0);
  });
  const inBatches = await times(client, tables, async () => {
    for (let batch = 0; batch < batches; batch += 1) {
      await client.query('begin');
      for (const content of parts) await copy(client, content, batch);
      await client.query('commit');
    }
  });
  await client.query('drop schema bench_copy cascade');
  return { rows: contents.reduce((sum, { lines }) => sum + lines.length, 0), atOnce, inBatches };
};

interface Content {
  readonly table: string;
  readonly lines: readonly string[];
}

const times = async (
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<number> => {
  const seconds: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    for (const table of tables) await client.query(`truncate bench_copy.${table}`);
    await client.query('checkpoint');
    const started = performance.now();
    await work();
    seconds.push((performance.now() - started) / 1000);
  }
  return median(seconds);
};

const copy = async (
  client: Client,
  { table, parts }: { readonly table: string; readonly parts: readonly Buffer[] },
  index: number,
): Promise<void> => {
  const part = parts[index];
  if (part === undefined || part.length === 0) return;
  await pipeline(Readable.from([part]), client.query(copyFrom(`copy bench_copy.${table} from stdin`)));
};

/** Lines in their order, as evenly as can be. */
const cut = (lines: readonly string[], count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, index) => {
    const from = Math.floor((lines.length * index) / count);
    const until = Math.floor((lines.length * (index + 1)) / count);
    return Buffer.from(
      lines
        .slice(from, until)
        .map((line) => `${line}\n`)
        .join(''),
    );
  });

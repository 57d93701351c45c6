import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { median } from '../row.ts';

/**
 * The yardstick: the very rows that an ingest left behind, written once more by bare COPY into tables with the same
 * indexes, each table in one transaction, nothing validated, decided or added up. Answers seconds: the median of three
 * times, since one takes about a second and says as much about the machine's other work.
 */
export const copyAgain = async (
  client: Client,
  tables: readonly string[],
): Promise<{ seconds: number; rows: number }> => {
  await client.query('drop schema if exists bench_copy cascade; create schema bench_copy');
  const contents: { readonly table: string; readonly chunks: readonly Buffer[] }[] = [];
  for (const table of tables) {
    await client.query(`create table bench_copy.${table} (like public.${table} including all)`);
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(copyTo(`copy public.${table} to stdout`)))
      chunks.push(chunk as Buffer);
    contents.push({ table, chunks });
  }
  const times: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    for (const table of tables) await client.query(`truncate bench_copy.${table}`);
    await client.query('checkpoint');
    const started = performance.now();
    for (const { table, chunks } of contents)
      await pipeline(Readable.from(chunks), client.query(copyFrom(`copy bench_copy.${table} from stdin`)));
    times.push((performance.now() - started) / 1000);
  }
  let rows = 0;
  for (const table of tables) {
    const counted = await client.query(`select count(*)::int as rows from bench_copy.${table}`);
    rows += counted.rows[0].rows;
  }
  await client.query('drop schema bench_copy cascade');
  return { seconds: median(times), rows };
};

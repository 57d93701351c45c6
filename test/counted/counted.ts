import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { canCount, type Entry, type Kind } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { tableToCsv } from '#report/csv.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import type { ReportTable, ReportVersion } from '#report/server/table.ts';
import { rooms } from '#server/programs.ts';
import { headMigration, linksMigration, organizationMigration, withHeads } from '../support/heads.ts';
import { memorySource } from '../support/projection.ts';
import { place } from './draw.ts';

/**
 * What every version of every table says of logs that never change. Each folder of `logs` has a log, one entry a line, and what is
 * said of it: lines of CSV by table and version. `main.ts` adds a log for kinds that none has, and answers of versions that are new.
 */
export interface CountedLog {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly answers: Answers;
}
export type Answers = Readonly<Record<string, readonly string[]>>;

export const logs = join(import.meta.dirname, 'logs');

export const readLogs = (): readonly CountedLog[] =>
  readdirSync(logs).map((name) => {
    const read = (file: string): string => readFileSync(join(logs, name, file), 'utf8');
    const lines = read('log.jsonl').trim().split('\n');
    return {
      name,
      entries: lines.map((line) => JSON.parse(line)),
      answers: JSON.parse(read('answers.json')),
    };
  });

/** Kinds of which no log has an entry. Rulings move what others say, kept figures say it again: those have tests of their own. */
export const kindsLeftOut = (read: readonly CountedLog[]): readonly Kind[] => {
  const met = new Set(read.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  return kindRegistry.all.filter(({ kind }) => !/^(log|report)\./.test(kind) && !met.has(kind));
};

export const countedMigrations = [headMigration, organizationMigration, linksMigration];

const tables = rooms.flatMap(({ reports }) => reports);
const named = ({ id }: ReportTable, { indicator }: ReportVersion): string => `${id} ${indicator.version}`;
const query = { org: place.org, from: '2020-01-01', to: '2026-12-31', today: '2026-11-20' };

/** By the product's own tables, made anew on a database with `countedMigrations`. */
export const countLog = async (database: Database, entries: readonly Entry[]): Promise<Answers> => {
  const earlier = tables.flatMap((table) => table.earlier ?? []);
  const projections = [
    ...rooms.flatMap((room) => room.projections),
    ...earlier.map(({ projection }) => projection),
  ];
  const projector = withHeads(createProjector(projections));
  const source = memorySource(() => entries.filter((entry) => canCount(kindRegistry, entry)));
  await database.inOrganization(place.org, (tx) =>
    tx.run(
      sql`insert into organization (org_id, name) values (${place.org}, 'Counted') on conflict do nothing`,
    ),
  );
  await projector.prepare(database, source);
  await projector.rebuild(database, source, place.org);
  return database.readOrganization(place.org, async (tx) => {
    const answers: Record<string, readonly string[]> = {};
    for (const table of tables)
      for (const version of [table, ...(table.earlier ?? [])])
        answers[named(table, version)] = tableToCsv(
          version.columns,
          await version.rows(tx, query),
          new Map(),
        ).split('\r\n');
    const headlines = await readHeadlines(tx, tables, query);
    for (const table of tables) {
      const own = headlines.filter(({ id }) => table.headlines?.some((headline) => headline.id === id));
      if (own.length > 0)
        answers[`${named(table, table)}: headlines`] = own.map(({ id, value }) => `${id},${value}`);
    }
    return answers;
  });
};

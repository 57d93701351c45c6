/**
 * `npm run counted -- NAME` adds what is new to the logs that are counted: a log of that name with entries of
 * kinds that none has, and answers of versions that have none. An answer that stands is never changed: it is what its version says.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindRegistry } from '#programs/kinds.ts';
import { smallProgram } from '../fixtures/entries.ts';
import { createChance } from '../simulator/world/chance.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { type CountedLog, countedMigrations, countLog, kindsLeftOut, logs, readLogs } from './counted.ts';
import { drawEntries, place, togetherEntries } from './draw.ts';

const [name] = process.argv.slice(2);
assert.ok(name !== undefined && /^[a-z0-9-]+$/.test(name), 'a name such as 2026-11-27 is needed');

const before = existsSync(logs) ? readLogs() : [];
const kinds = kindsLeftOut(before);
const added: readonly CountedLog[] =
  kinds.length === 0
    ? []
    : [
        {
          name,
          entries: [
            ...(before.length === 0 ? [...smallProgram(place), ...togetherEntries()] : []),
            ...drawEntries(createChance(name), kinds, kindRegistry),
          ],
          answers: {},
        },
      ];
const { database } = await createTestDatabase({ migrations: countedMigrations });
for (const log of [...before, ...added]) {
  const answers = { ...(await countLog(database, log.entries)), ...log.answers };
  mkdirSync(join(logs, log.name), { recursive: true });
  const lines = log.entries.map((entry) => JSON.stringify(entry));
  writeFileSync(join(logs, log.name, 'log.jsonl'), `${lines.join('\n')}\n`);
  writeFileSync(join(logs, log.name, 'answers.json'), `${JSON.stringify(answers, undefined, 1)}\n`);
}
process.exit(0);

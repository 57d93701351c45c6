import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Bug } from './bugs.ts';

/** Runs histories in a thread of its own whose source has a mistake planted in it, until one of them shows. */
export interface Ground {
  readonly bug: Bug;
  readonly address: object;
  readonly seeds: readonly string[];
}

const root = join(import.meta.dirname, '..', '..', '..');
const { bug, address, seeds } = workerData as Ground;
const planted = pathToFileURL(join(root, bug.file)).href;
const source = readFileSync(join(root, bug.file), 'utf8');
const times = source.split(bug.find).length - 1;
if (times !== 1) throw new Error(`"${bug.find}" occurs ${times} times in ${bug.file}`);
let isMet = false;

registerHooks({
  load: (url, context, next) => {
    if (url !== planted) return next(url, context);
    isMet = true;
    return {
      format: 'module-typescript',
      source: source.replace(bug.find, () => bug.replace),
      shortCircuit: true,
    };
  },
});

const { openDatabase } = await import('#database/connection.ts');
const { runAudit } = await import('../run.ts');
const database = openDatabase(address as Parameters<typeof openDatabase>[0], { connections: 3 });
const caught = await runAudit(database, {
  seeds: [...(bug.seed === undefined ? [] : [bug.seed]), ...seeds],
  goesOn: (differs) => differs.length === 0,
})
  .then(({ found: [first] }) => (first === undefined ? '' : `${first.seed}: ${first.differs[0]}`))
  .catch((error: unknown) => `threw ${error instanceof Error ? error.message : String(error)}`);
await database.close();
if (!isMet) throw new Error(`${bug.file} plays no part in a history`);
parentPort?.postMessage(caught);

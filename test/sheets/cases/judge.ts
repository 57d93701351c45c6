import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createDesk, type Look } from '#sheets/desk/desk.ts';
import { rowTargets } from '#sheets/targets/list.ts';
import { clock, random, sha256 } from '../../../src/cli/adapters/ports.ts';
import { createLog } from '../../support/memory-import-log.ts';
import { differences, type Totals, totalsOf } from './totals.ts';

/** A table with what a careful person counts in it. */
export interface Case {
  readonly f: string;
  readonly kind?: string;
  readonly right: Totals;
}

/**
 * - `right`: taken in as suggested, without a question, with the right totals.
 * - `asked`: something is asked before anything is written.
 * - `refused`: rows were left out and told, and the totals are not right.
 * - `silent`: other totals, and nobody was told. The worst.
 */
export type Verdict = 'right' | 'asked' | 'refused' | 'silent';

export interface Judged {
  readonly verdict: Verdict;
  /** The open questions, or the figures that differ. */
  readonly why: readonly string[];
  readonly questions: number;
  readonly look?: Look;
}

const org: Uuid = '6b0d4c1a-0000-4000-8000-000000000001';
const worker: Uuid = '6b0d4c1a-0000-4000-8000-000000000004';
const sites = [{ id: '6b0d4c1a-0000-4000-8000-000000000002', name: 'Hub', channel: 'fixed' }];

/** Takes a file in as the screen suggests, in an organization of one site in New York, and judges what came of it. */
export const judge = async (path: string, right: Totals): Promise<Judged> => {
  const folder = await mkdtemp(join(tmpdir(), 'import-cases-'));
  const { log, counting } = createLog();
  const desk = createDesk({
    folder,
    clock,
    random,
    sha256,
    kinds: kindRegistry,
    targets: rowTargets,
    logOf: () => log,
    placeOf: async () => ({ sites, timeZone: 'America/New_York' }),
  });
  try {
    const upload = await desk.uploads.begin(org);
    await desk.uploads.append(org, upload, 0, await readFile(path));
    const look = await desk.look(org, upload, { fileName: basename(path) });
    if (!look.ok) return { verdict: 'refused', why: [JSON.stringify(look.error)], questions: 0 };
    const { mapping, open } = look.value.suggestion;
    if (open.length > 0)
      return {
        verdict: 'asked',
        why: open.map((each) => JSON.stringify(each)),
        questions: open.length,
        look: look.value,
      };
    const started = await desk.start({ org, author: worker, upload, mapping, dryRun: false });
    if (!started.ok)
      return { verdict: 'refused', why: [JSON.stringify(started.error)], questions: 0, look: look.value };
    await desk.close('finish');
    const status = desk.status(org, started.value.job);
    const told: readonly string[] = status.ok
      ? [...(status.value.report?.problems ?? [])].map((each: unknown) => JSON.stringify(each))
      : [];
    if (!status.ok || status.value.state !== 'done')
      return { verdict: 'refused', why: [JSON.stringify(status)], questions: 0, look: look.value };
    const wrong = differences(right, totalsOf(counting()));
    if (wrong.length === 0) return { verdict: 'right', why: [], questions: 0, look: look.value };
    return {
      verdict: told.length > 0 ? 'refused' : 'silent',
      why: [...wrong, ...told.slice(0, 3)],
      questions: 0,
      look: look.value,
    };
  } finally {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  }
};

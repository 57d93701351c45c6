import type { RowTarget } from '#catalog/row-target.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type KindRegistry,
  msToTime,
  ok,
  type Sha256,
  type Uuid,
} from '#log/index.ts';
import { applyMapping } from '../mapping/apply.ts';
import { type CompiledMapping, compileMapping } from '../mapping/compile.ts';
import { createGrouper, type Group } from '../mapping/groups.ts';
import { createIdentity } from '../mapping/identity.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { RowProblem } from '../mapping/problem.ts';
import type { Row, Sheet } from '../read/sheet.ts';
import { type Candidate, createCandidate } from './batch.ts';
import { createBreath } from './breath.ts';
import type { BadRows, ImportLog, ImportProgress, ImportResult } from './ports.ts';
import { createSeen } from './seen.ts';
import { takeIn } from './take-in.ts';
import { createTally } from './tally.ts';

export interface ImportDeps {
  readonly log: ImportLog;
  readonly kinds: KindRegistry;
  readonly targets: readonly RowTarget[];
  readonly sha256: Sha256;
  readonly clock: Clock;
}

export interface ImportOrder {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly org: Uuid;
  /** The worker who imports: the author of the entries. */
  readonly author: Uuid;
  readonly sites: readonly { readonly id: Uuid; readonly name: string; readonly channel: string }[];
  /** True: everything is checked against the mapping and the log, and nothing is written. */
  readonly dryRun: boolean;
  readonly badRows?: BadRows;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/** Encounters taken in together, in one transaction. */
const batchGroups = 400;

/**
 * Streams a sheet into the log. Good rows go in, bad rows go to a file with their reasons; an encounter goes in whole or
 * not at all. Importing the same rows again changes nothing, and that is also how an import that was stopped goes on:
 * run it again. There is no checkpoint that could be wrong: what the log holds is the checkpoint.
 *
 * Memory holds one batch of rows, and 16 bytes for each key when the mapping names key columns.
 */
export const createImport =
  (deps: ImportDeps) =>
  async (order: ImportOrder): Promise<ImportResult> => {
    const tally = createTally(order);
    const breathe = createBreath();
    let run: Run | undefined;
    for await (const piece of order.sheet.pieces()) {
      if (!piece.ok) {
        // What came before a break in the file is whole: it is taken in before the break is told.
        await run?.end();
        return piece;
      }
      await breathe(0);
      for (const row of piece.value.rows) {
        await breathe(row.cells.length);
        if (run !== undefined) await run.add(row);
        else if (row.number >= order.mapping.headerRow) {
          const compiled = compileMapping({ targets: deps.targets, sites: order.sites })(order.mapping, row);
          if (!compiled.ok) return compiled;
          await order.badRows?.headers(compiled.value.headers);
          run = createRun(deps, order, compiled.value, tally);
        }
      }
      tally.setRead(piece.value.read);
      if (order.signal?.aborted === true) break;
    }
    if (run === undefined) return err(noHeader);
    await run.end();
    return ok(tally.report());
  };

const noHeader: Failure = failure('sheet-headers', { detail: 'the sheet has no row of column names' });

type Run = ReturnType<typeof createRun>;

const createRun = (
  deps: ImportDeps,
  order: ImportOrder,
  compiled: CompiledMapping,
  tally: ReturnType<typeof createTally>,
) => {
  const { mapping } = compiled;
  const identity = createIdentity(deps.sha256, order.org, mapping.source);
  const grouper = createGrouper(compiled.group);
  const seen = createSeen();
  const now = deps.clock.now();
  // A day ahead of the program's own calendar is a day nobody has lived yet, wherever the server stands.
  const latest = msToTime(now, compiled.offsetMinutes(now)).slice(0, 10);
  const clock: Clock = { now: deps.clock.now, offsetMinutes: compiled.offsetMinutes };
  const taking = takeIn({ ...deps, clock }, { device: identity.device, dryRun: order.dryRun });
  let batch: Candidate[] = [];

  const refuse = async (group: Group, problems: readonly RowProblem[]): Promise<void> => {
    tally.refuse(group, problems);
    for (const row of group.rows) {
      const own = problems.filter((problem) => problem.row === row.number);
      await order.badRows?.add(row, own.length > 0 ? own : problems);
    }
  };

  const map = async (group: Group): Promise<void> => {
    const mapped = applyMapping(compiled, group, latest);
    if (!mapped.ok) return refuse(group, mapped.problems);
    if (mapping.key.length > 0 && !seen.add(deps.sha256(mapped.key)))
      return refuse(group, [{ row: group.first.number, code: 'key-repeated' }]);
    const { candidate, problems } = createCandidate(
      { org: order.org, author: order.author, identity, kinds: deps.kinds },
      group,
      mapped,
    );
    if (problems.length > 0) return refuse(group, problems);
    if (mapped.bothWays) tally.bothWays();
    batch.push(candidate);
    if (batch.length >= batchGroups) await flush();
  };

  const flush = async (): Promise<void> => {
    const taken = batch;
    batch = [];
    if (taken.length === 0) return;
    const outcome = await taking(taken);
    tally.take(outcome.counts);
    for (const { group, problems } of outcome.refused) await refuse(group, problems);
    order.onProgress?.(tally.progress());
  };

  return {
    add: async (row: Row): Promise<void> => {
      tally.row();
      const group = grouper.add(row);
      if (group !== undefined) await map(group);
    },
    end: async (): Promise<void> => {
      const group = grouper.end();
      if (group !== undefined) await map(group);
      await flush();
      tally.done();
      order.onProgress?.(tally.progress());
    },
  };
};

import { type Clock, err, type Failure, failure, msToTime, ok, type Result } from '#log/index.ts';
import { applyMapping } from '../mapping/apply.ts';
import { type CompiledMapping, compileMapping } from '../mapping/compile.ts';
import { createGrouper, type Group } from '../mapping/groups.ts';
import type { Identity } from '../mapping/identity.ts';
import type { RowProblem } from '../mapping/problem.ts';
import type { Row } from '../read/sheet.ts';
import { type Candidate, type Content, createCandidate } from './batch.ts';
import { createBreath } from './breath.ts';
import type { Former } from './former.ts';
import { createGives } from './gives.ts';
import type { ImportDeps, ImportOrder, Opening } from './order.ts';
import type { ImportResult } from './ports.ts';
import { createSeen } from './seen.ts';
import { takeIn } from './take-in.ts';
import { createTally } from './tally.ts';

/** Encounters taken in together, in one transaction. */
const batchGroups = 400;

/** What an import is, beside its order: whose numbers it takes, and what is known. */
export interface Standing {
  readonly identity: Identity;
  readonly former: Former;
  readonly say: (content: Content) => string;
  readonly opening: Opening;
}

/** Reads all of the sheet and takes it in, or only says what that would do. */
export const runOver = async (
  deps: ImportDeps,
  order: ImportOrder,
  standing: Standing,
): Promise<ImportResult> => {
  const tally = createTally(order);
  const sums = createGives();
  let batch: Candidate[] = [];
  let taking: ReturnType<typeof takeIn> | undefined;

  const refuse = async (group: Group, problems: readonly RowProblem[]): Promise<void> => {
    tally.refuse(group, problems);
    for (const row of group.rows) {
      const own = problems.filter((problem) => problem.row === row.number);
      await order.badRows?.add(row, own.length > 0 ? own : problems);
    }
  };
  const flush = async (): Promise<void> => {
    const taken = batch;
    batch = [];
    if (taken.length === 0 || taking === undefined) return;
    const outcome = await taking.take(taken);
    tally.take(outcome.counts);
    for (const { group, problems } of outcome.refused) await refuse(group, problems);
    order.onProgress?.(tally.progress());
  };
  const read = await readRows(deps, order, standing.identity, {
    begin: async (compiled, clock) => {
      await order.badRows?.headers(compiled.headers);
      const { device } = standing.identity;
      taking = takeIn(
        { ...deps, clock, ...standing },
        { ...standing, dryRun: order.dryRun, opening: (last) => standing.opening.first(device, last) },
      );
    },
    row: () => tally.row(),
    read: (bytes) => tally.setRead(bytes),
    refuse,
    candidate: async (candidate, bothWays) => {
      if (bothWays) tally.bothWays();
      sums.add(candidate.entries);
      batch.push(candidate);
      if (batch.length >= batchGroups) await flush();
    },
  });
  await flush();
  if (!read.ok) return read;
  const { syringesOut, syringesBack, visits, first, last } = sums.gives();
  const { entries } = tally.progress();
  await taking?.close((opened) =>
    standing.opening.last(standing.identity.device, opened, {
      entries: entries.new + entries.known,
      syringesOut,
      syringesBack,
      visits,
      ...(first !== '' && { first, last }),
    }),
  );
  tally.done();
  order.onProgress?.(tally.progress());
  return ok(tally.report({ gives: sums.gives(), replaces: [] }));
};

/** Reads all of the sheet and hands on what its good rows would become. Nothing is looked up and nothing is written. */
export const eachCandidate = async (
  deps: ImportDeps,
  order: ImportOrder,
  take: (entries: readonly Content[]) => void,
): Promise<Result<undefined, Failure>> =>
  readRows(deps, order, noIdentity, {
    candidate: async ({ entries }) => take(entries),
    begin: async () => {},
    row: () => {},
    read: () => {},
    refuse: async () => {},
  });

const noIdentity: Identity = { device: '', entry: () => '', visit: () => '' };

interface Hearer {
  readonly begin: (compiled: CompiledMapping, clock: Clock) => Promise<void>;
  readonly row: () => void;
  readonly read: (bytes: number) => void;
  readonly refuse: (group: Group, problems: readonly RowProblem[]) => Promise<void>;
  readonly candidate: (candidate: Candidate, bothWays: boolean) => Promise<void>;
}

const readRows = async (
  deps: ImportDeps,
  order: ImportOrder,
  identity: Identity,
  hear: Hearer,
): Promise<Result<undefined, Failure>> => {
  let reader: ReturnType<typeof createReader> | undefined;
  const breathe = createBreath();
  for await (const piece of order.sheet.pieces()) {
    if (!piece.ok) {
      // What came before a break in the file is whole: it is taken in before the break is told.
      await reader?.end();
      return piece;
    }
    await breathe(0);
    for (const row of piece.value.rows) {
      await breathe(row.cells.length);
      if (reader !== undefined) await reader.add(row);
      else if (row.number >= order.mapping.headerRow) {
        const compiled = compileMapping({ ...order, targets: deps.targets })(order.mapping, row);
        if (!compiled.ok) return compiled;
        const { offsetMinutes } = compiled.value;
        await hear.begin(compiled.value, { now: deps.clock.now, offsetMinutes });
        reader = createReader(deps, order, compiled.value, identity, hear);
      }
    }
    hear.read(piece.value.read);
    if (order.signal?.aborted === true) break;
  }
  if (reader === undefined) return err(noHeader);
  await reader.end();
  return ok(undefined);
};

const noHeader: Failure = failure('sheet-headers', { detail: 'the sheet has no row of column names' });

const createReader = (
  deps: ImportDeps,
  order: ImportOrder,
  compiled: CompiledMapping,
  identity: Identity,
  hear: Hearer,
) => {
  const { mapping } = compiled;
  const grouper = createGrouper(compiled.group);
  const seen = createSeen();
  const isGrouped = mapping.group.length > 0;
  const now = deps.clock.now();
  // A day ahead of the program's own calendar is a day nobody has lived yet, wherever the server stands.
  const latest = msToTime(now, compiled.offsetMinutes(now)).slice(0, 10);

  const map = async (group: Group): Promise<void> => {
    const mapped = applyMapping(compiled, group, latest);
    if (!mapped.ok) return hear.refuse(group, mapped.problems);
    const isAgain = mapping.key.length > 0 && !seen.add(deps.sha256(mapped.key));
    if (isAgain && !isGrouped) return hear.refuse(group, [{ row: group.first.number, code: 'key-repeated' }]);
    // Rows of a visit that stand apart are the same visit, and it happened once.
    const drafts = isAgain ? mapped.drafts.filter(({ kind }) => kind !== 'visits.visit') : mapped.drafts;
    if (drafts.length === 0) return;
    const { candidate, problems } = createCandidate(
      { org: order.org, author: order.author, identity, kinds: deps.kinds, isPart: isGrouped },
      group,
      { ...mapped, drafts },
    );
    if (problems.length > 0) return hear.refuse(group, problems);
    await hear.candidate(candidate, mapped.bothWays);
  };

  return {
    add: async (row: Row): Promise<void> => {
      hear.row();
      const group = grouper.add(row);
      if (group !== undefined) await map(group);
    },
    end: async (): Promise<void> => {
      const group = grouper.end();
      if (group !== undefined) await map(group);
    },
  };
};

import { err, type LocalDate, ok, type Result, timeToDate, type Uuid } from '#log/index.ts';
import type { SafeFamily } from '#report/safe/family.ts';
import { neighborsTogether } from '#report/safe/neighbors.ts';
import { release } from '#report/safe/safe.ts';
import { type CascadeBody, type Rung, rungs } from '../cascade-entries.ts';
import type { Chain } from './chain.ts';
import type { Test } from './tests.ts';

export interface CascadeOf {
  readonly infection: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Tests of these days as a device knows them: whom it could place, each once, and how many tests it could not. */
export interface Reckoned {
  readonly tests: number;
  readonly unread: number;
  readonly unopened: number;
  /** The rung of each person; without a card a test stands for itself. */
  readonly people: ReadonlyMap<string, Rung>;
}

/** How far somebody came with one test. Who would rather not tell more stays where they were: what came then is not known. */
export const rungOf = ({ result, stages }: Pick<Chain, 'result' | 'stages'>): Rung | undefined => {
  if (result === undefined) return undefined;
  if (stages.cured !== undefined || stages.suppressed !== undefined) return 'ended';
  const told = onTheWay.find((stage) => stages[stage] !== undefined);
  if (told !== undefined) return told;
  if (result !== 'reactive') return result;
  return stages['not-confirmed'] === undefined ? 'no-word' : 'not-confirmed';
};

const onTheWay = ['started', 'attended', 'appointment', 'confirmed'] as const;

/** `onePerson`: the one id that stands for a person's joined cards. */
export const reckonCascade = (
  tests: readonly Test[],
  chains: readonly Chain[],
  { infection, from, to }: CascadeOf,
  onePerson: (person: Uuid) => string,
): Reckoned => {
  const byTest = new Map(chains.map((chain) => [chain.test, chain]));
  const own = tests.filter(({ said, occurredAt }) => {
    const day = timeToDate(occurredAt);
    return said.infection === infection && day >= from && day <= to;
  });
  const people = new Map<string, Rung>();
  let [unread, unopened] = [0, 0];
  for (const { id, reading } of own) {
    const chain = byTest.get(id);
    const rung = chain === undefined || chain.wish === 'away' ? undefined : rungOf(chain);
    if (reading?.came !== 'read') unread += 1;
    else if (rung === undefined) unopened += 1;
    else {
      const person = chain?.person === undefined ? `test ${id}` : `person ${onePerson(chain.person)}`;
      const before = people.get(person);
      if (before === undefined || rungs.indexOf(rung) > rungs.indexOf(before)) people.set(person, rung);
    }
  }
  return { tests: own.length, unread, unopened, people };
};

export type NotReleased = 'not-over' | 'released-already' | 'too-few';

/** The one cascade of these days that leaves the sealed part; nothing where any of them left before. */
export const releaseCascade = (
  { tests, unread, unopened, people }: Reckoned,
  of: CascadeOf,
  {
    least,
    today,
    before,
  }: {
    readonly least: number;
    readonly today: LocalDate;
    readonly before: readonly CascadeOf[];
  },
): Result<CascadeBody, NotReleased> => {
  if (of.to >= today) return err('not-over');
  if (before.some((one) => overlap(one, of))) return err('released-already');
  const all = [...people.values()];
  const blocks = neighborsTogether(
    rungs.map((rung) => ({ value: rung, count: all.filter((one) => one === rung).length })),
    least,
  );
  const nameOf = (rung: Rung): string => String(blocks.findIndex((block) => block.includes(rung)));
  const made = release(
    family,
    `${of.from} ${of.to}`,
    [...people].map(([person, rung]) => ({
      measure: 'people',
      at: { rung: nameOf(rung) },
      person,
      value: 1,
    })),
    { k: least },
  );
  if (!made.ok) throw new Error(`a cascade cannot be made: ${made.error.code}`);
  const cells = made.value.tables['rungs'];
  if (cells === undefined || cells === 'withheld' || people.size === 0) return err('too-few');
  const shown = cells.map(({ at, value }) => ({
    rungs: (at['rung'] ?? []).flatMap((name) => blocks[Number(name)] ?? []),
    people: value,
  }));
  const told = new Set(shown.flatMap((block) => block.rungs));
  const empty = blocks.filter((block) => block.every((rung) => !told.has(rung)));
  return ok({
    infection: of.infection,
    from: of.from,
    to: of.to,
    figures: {
      least: made.value.k,
      blocks: [...shown, ...empty.map((own) => ({ rungs: own, people: 0 }))]
        .map((block) => ({ rungs: rungs.filter((rung) => block.rungs.includes(rung)), people: block.people }))
        .toSorted((a, b) => rungs.indexOf(a.rungs[0] ?? 'ended') - rungs.indexOf(b.rungs[0] ?? 'ended')),
    },
    tests,
    unread,
    unopened,
  });
};

const family: SafeFamily = {
  id: 'testing.cascade',
  version: 1,
  dimensions: [{ id: 'rung' }],
  tables: [{ id: 'rungs', measure: 'people', by: ['rung'] }],
};

export const overlap = (one: CascadeOf, other: CascadeOf): boolean =>
  one.infection === other.infection && one.from <= other.to && one.to >= other.from;

/** People on this rung or further; undefined where a block reaches over it, so that nobody can tell. */
export const atLeast = ({ figures }: Pick<CascadeBody, 'figures'>, rung: Rung): number | undefined => {
  const from = rungs.indexOf(rung);
  let sum = 0;
  for (const block of figures.blocks) {
    const places = block.rungs.map((one) => rungs.indexOf(one));
    if (Math.min(...places) >= from) sum += block.people;
    else if (Math.max(...places) >= from) return undefined;
  }
  return sum;
};

/** Of these releases those that count: where two are of the same days, the one that was made first. */
export const firstReleases = <T extends CascadeOf>(inOrder: readonly T[]): readonly T[] => {
  const kept: T[] = [];
  for (const one of inOrder) if (!kept.some((other) => overlap(one, other))) kept.push(one);
  return kept;
};

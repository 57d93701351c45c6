import type { TakebackBody } from './device-kinds.ts';
import type { Entry } from './entry.ts';
import { isTakeback } from './own-kinds.ts';
import { familiesOf, type Link, type Standing, standingOf } from './supersede.ts';
import type { Uuid } from './uuid.ts';

/**
 * Takebacks. One entry names a device and a stretch of its numbers; what it wrote under them counts no longer, however late
 * it arrives. An entry that is taken back is as if it had never been: a correction of nothing else than taken-back entries goes
 * with them, and what a taken-back correction had corrected counts again (`countsOf`).
 *
 * A takeback may be voided, and may itself lie in a stretch that is taken back, as when an import that took the place of
 * another is taken back. So that no two can undo each other in a circle, only a later one (by `hlc`, then id) touches a
 * takeback or its void. All sides that hold the same entries therefore agree, in whatever order they came.
 */
export interface Stretch {
  /** Id of the entry that says it. */
  readonly id: Uuid;
  readonly device: Uuid;
  readonly first: number;
  readonly last: number;
}

type Numbered = Pick<Entry, 'device' | 'deviceSeq'>;

export const liesIn = ({ device, first, last }: Stretch, entry: Numbered): boolean =>
  entry.device === device && entry.deviceSeq >= first && entry.deviceSeq <= last;

/** The takebacks that stand. `entries` holds every takeback, and every entry of their families. */
export const standingTakebacks = (entries: readonly Entry[]): readonly Stretch[] => {
  const families = familiesOf(entries)
    .flatMap((family) => {
      const latest = family.filter(isTakeback).toSorted(laterFirst)[0];
      return latest === undefined ? [] : [{ family, latest }];
    })
    .toSorted((a, b) => laterFirst(a.latest, b.latest));
  const standing: { readonly stretch: Stretch; readonly by: Entry }[] = [];
  for (const { family } of families) {
    // Later families were decided before: whether one of them touches this one is known.
    const left = family.filter(
      (member) => !standing.some(({ stretch, by }) => liesIn(stretch, member) && laterFirst(by, member) < 0),
    );
    const effective = left.length === 0 ? undefined : standingOf(left).effective;
    if (effective === undefined || !isTakeback(effective)) continue;
    const { device, first, last } = effective.body as unknown as TakebackBody;
    standing.push({ stretch: { id: effective.id, device, first, last }, by: effective });
  }
  return standing.map(({ stretch }) => stretch);
};

const laterFirst = (a: Link, b: Link): number => {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
};

/** What counts of a family, given what is taken back; undefined for nothing. */
export const countsOf = <L extends Link & Numbered>(
  family: readonly L[],
  stretches: readonly Stretch[],
): L | undefined => standingWithout(family, stretches)?.effective;

/**
 * How a family stands, given what is taken back; undefined where nothing of it is left. Corrections whose every target is
 * taken back go with them.
 */
export const standingWithout = <L extends Link & Numbered>(
  family: readonly L[],
  stretches: readonly Stretch[],
): Standing<L> | undefined => {
  if (family.length === 0) return undefined;
  const isNamed = (member: L): boolean => stretches.some((stretch) => liesIn(stretch, member));
  const gone = new Set(family.filter(isNamed).map(({ id }) => id));
  const here = new Set(family.map(({ id }) => id));
  for (let before = 0; before !== gone.size; ) {
    before = gone.size;
    for (const { id, supersedes } of family) {
      const targets = supersedes?.filter((target) => here.has(target)) ?? [];
      if (targets.length > 0 && targets.every((target) => gone.has(target))) gone.add(id);
    }
  }
  const left = family.filter(({ id }) => !gone.has(id));
  return left.length === 0 ? undefined : standingOf(left);
};

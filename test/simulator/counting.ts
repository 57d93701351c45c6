import type { Draft, LogView } from '#kit/recorder.ts';
import type { Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { closingDrafts, settle, toSettle } from '#stock/count/closing.ts';
import { isGoing, standingOf } from '#stock/count/standing.ts';
import { lotsOf } from '#stock/lots.ts';
import { isStock } from './checker-reading.ts';
import { effectOf } from './kinds.ts';
import type { Chance } from './world/chance.ts';

const kinds = kindRegistry.all
  .map(({ kind }) => kind)
  .filter((kind) => isStock(kind) || kind.startsWith('counts.'));

const look = (view: LogView, site: Uuid, now: number) => {
  const entries = view.effective({ kinds });
  const effects = entries.flatMap((entry) => effectOf(entry) ?? []);
  return { entries, effects, standing: standingOf(site, entries, effects, now) };
};

/** What somebody does next who counts a shelf with others: where a count is open that this device knows of, in that one. */
export const countingTogether = (
  view: LogView,
  now: number,
  here: Uuid,
  chance: Chance,
): { readonly drafts: readonly Draft[]; readonly site: Uuid } => {
  const known = view.effective({ kinds: ['counts.open'] });
  const site = known.length > 0 ? chance.pick(known).site : here;
  const { entries, effects, standing } = look(view, site, now);
  const going = standing.sessions.findLast(isGoing);
  const session = going ?? (chance.happens(0.2) ? standing.sessions.at(-1) : undefined);
  if (session === undefined)
    return { site, drafts: [{ kind: 'counts.open', version: 1, body: { hours: 12 } }] };
  if (session.parts.length < 2 || chance.happens(0.6)) {
    const lines = ['cooker', 'foil']
      .filter(() => chance.happens(0.7))
      .map((item) => ({ item, counted: chance.between(0, 200) }));
    const body = {
      session: session.id,
      lines: lines.length === 0 ? [{ item: 'cooker', counted: 7 }] : lines,
    };
    return { site, drafts: [{ kind: 'counts.part', version: 1, body }] };
  }
  const decided = toSettle(site, standing, effects).map((count) => ({
    count,
    settled: settle(
      site,
      count,
      { taken: new Set(count.sources.map(({ entry }) => entry.id)), fromCounted: false },
      effects,
      entries.flatMap(lotsOf),
    ),
  }));
  return {
    site,
    drafts: decided.length === 0 ? [] : (closingDrafts(site, standing, decided) as readonly Draft[]),
  };
};

/** Parts that the screens of this device ask about: they wait for their count to be closed, or for somebody to settle them. */
export const askedOf = (view: LogView, now: number): readonly Uuid[] =>
  [...new Set(view.effective({ kinds: ['counts.part'] }).map(({ site }) => site))].flatMap((site) => {
    const { standing } = look(view, site, now);
    return [
      ...standing.parts,
      ...standing.sessions.filter(({ isChanged }) => isChanged).flatMap(({ parts }) => parts),
    ].map(({ entry }) => entry.id);
  });

import type { Need } from '#community/directory/codes.ts';
import { capacityOf, type Directory, find, type Listing } from '#community/directory/rules/listing.ts';
import type { LocalTime } from '#log/index.ts';
import type { CareNeed } from '../entries.ts';

/** What of the directory answers to a need. */
const offers: Readonly<Partial<Record<CareNeed, readonly Need[]>>> = {
  bed: ['detox', 'shelter'],
  talk: ['peer-support', 'counseling', 'crisis'],
};

const answering = (need: CareNeed): readonly Need[] => offers[need] ?? [need as Need];

/**
 * Places that answer to one of these needs at least: those that are open first, among them those that have something free, and last
 * those that said they are full. Nobody is left out: a place that is closed now may be the one that a person wants.
 */
export const placesFor = (
  directory: Directory,
  needs: readonly CareNeed[],
  now: LocalTime,
): readonly ReturnType<typeof find>[number][] => {
  const wanted = needs.flatMap(answering);
  return find(directory, {}, now)
    .filter(({ listing: { body } }) => body.needs.some((need) => wanted.includes(need)))
    .map((found) => ({ found, rank: rankOf(found.listing, directory, now) }))
    .toSorted(
      (a, b) => Number(b.found.state.is === 'open') - Number(a.found.state.is === 'open') || a.rank - b.rank,
    )
    .map(({ found }) => found);
};

/** What is not known to be free is not known to be full. */
const rankOf = (listing: Listing, directory: Directory, now: LocalTime): number => {
  const capacity = capacityOf(listing, directory, now);
  if (capacity === undefined || capacity.is === 'unknown') return 1;
  return capacity.available > 0 ? 0 : 2;
};

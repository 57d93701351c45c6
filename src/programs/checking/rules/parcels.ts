import type { Sample } from './sample.ts';

/** What went to one lab on one day, under one tracking number. */
export interface Parcel {
  readonly key: string;
  readonly day: string;
  readonly to?: string | undefined;
  readonly tracking?: string | undefined;
  /** In the order in which they came in. */
  readonly samples: readonly Sample[];
}

/** Parcels as entries tell of them, the newest first: what was sent one by one and what was sent at once alike. */
export const parcelsOf = (samples: readonly Sample[]): readonly Parcel[] => {
  const parcels = new Map<string, Parcel>();
  for (const sample of samples.toReversed())
    for (const { what, to, tracking, day } of sample.moves) {
      if (what !== 'sent') continue;
      const key = [day, to, tracking].join(' ');
      const { samples: before = [] } = parcels.get(key) ?? {};
      if (!before.includes(sample))
        parcels.set(key, { key, day, to, tracking, samples: [...before, sample] });
    }
  return [...parcels.values()].toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
};

/** What can still be sent: where it is nobody has said, so it is here. */
export const isHere = ({ moves, end }: Sample): boolean =>
  end === undefined && !moves.some(({ what }) => what === 'sent');

import type { Draft } from '#kit/recorder.ts';
import { type Entry, hlcFormat, timeToMs, type Uuid } from '#log/index.ts';
import type { Happening } from './days.ts';
import type { Prng } from './prng.ts';

/** Puts envelopes around happenings without a device: for benchmarks and the demo, where no store is needed. */
export const createEntryWriter = (
  prng: Prng,
  place: {
    readonly org: Uuid;
    readonly worker: Uuid;
    readonly siteOf: (outlet: number) => Uuid;
    readonly device: Uuid;
  },
) => {
  let deviceSeq = 0;
  let counter = 0;
  const id = (): Uuid => {
    const hex = prng.hex();
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const write = (happening: Happening, made: Draft, more: Partial<Entry>): Entry => {
    deviceSeq += 1;
    counter = (counter + 1) % 0xffff;
    return {
      id: id(),
      org: place.org,
      site: place.siteOf(happening.outlet),
      device: place.device,
      deviceSeq,
      author: place.worker,
      kind: made.kind,
      version: made.version,
      occurredAt: happening.at,
      recordedAt: happening.at,
      hlc: hlcFormat({ ms: timeToMs(happening.at), counter }, place.device),
      body: made.body,
      ...more,
    };
  };
  return (happening: Happening): readonly Entry[] => {
    const visit = happening.visit ? { visit: id() } : {};
    const entries = happening.drafts.map((made) => write(happening, made, visit));
    const { after } = happening;
    if (after?.act === 'take-back')
      for (const entry of [...entries])
        entries.push(
          write(
            happening,
            { kind: 'log.void', version: 1, body: { reason: 'slip' } },
            { ...visit, supersedes: [entry.id] },
          ),
        );
    if (after?.act === 'correct') {
      const wrong = entries[after.index];
      if (wrong !== undefined)
        entries.push(write(happening, after.draft, { ...visit, supersedes: [wrong.id] }));
    }
    return entries;
  };
};

import { type Entry, type Kind, type KindRegistry, msToTime, uuidv7 } from '#log/index.ts';
import { createEntryFuzzer } from '../fuzz/entries.ts';
import type { Chance } from '../simulator/world/chance.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';

/** Where the log that is counted was lived, and when it ends. */
export const place = {
  org: '0190c000-0000-4000-8000-000000000001',
  site: '0190c000-0000-4000-8000-000000000002',
  van: '0190c000-0000-4000-8000-000000000003',
  worker: '0190c000-0000-4000-8000-000000000004',
  now: Date.parse('2026-11-20T15:00:00Z'),
};

const day = 24 * 3_600_000;
const eachKind = 8;

/**
 * Entries of a kind, some of each visit and person, that name one another where their fields hold ids of entries. What they say is
 * drawn from the kind's schema, so that a new kind needs no line here.
 */
export const drawEntries = (
  chance: Chance,
  kinds: readonly Kind[],
  registry: KindRegistry,
): readonly Entry[] => {
  const fuzzer = createEntryFuzzer(chance, registry, place, () => place.now);
  const id = (): string =>
    uuidv7({ clock: { now: () => place.now, offsetMinutes: () => 0 }, random: chance });
  const [visits, people] = [Array.from({ length: 6 }, id), Array.from({ length: 4 }, id)];
  const earlier = new Map<string, string[]>();
  return kinds.flatMap((kind) => {
    const room = kind.kind.split('.')[0] ?? '';
    const known = earlier.get(room) ?? [];
    earlier.set(room, known);
    return Array.from({ length: eachKind }, (): Entry => {
      const at = `${new Date(place.now - chance.between(0, 45 * day)).toISOString().slice(0, 19)}-05:00`;
      const links = {
        ...(chance.happens(0.6) && { visit: chance.pick(visits) }),
        ...(chance.happens(0.6) && { subject: chance.pick(people) }),
      };
      const drawn = fuzzer.good(kind) as unknown as Entry;
      const body = JSON.stringify(drawn.body).replaceAll(anyEntry, () =>
        known.length > 0 ? chance.pick(known) : anyEntry,
      );
      known.push(drawn.id);
      const site = chance.happens(0.5) ? place.site : place.van;
      return { ...drawn, ...links, site, occurredAt: at, recordedAt: at, body: JSON.parse(body) };
    });
  });
};

/** What chance does not draw: entries that mean something only together. */
export const togetherEntries = (): readonly Entry[] => {
  const writer = createWriter(place);
  const write = (kind: string, body: Entry['body'], more: Partial<Entry> = {}): Entry => {
    const at = msToTime(place.now - 5 * day, -300);
    return writer.entry({ kind, body, occurredAt: at, recordedAt: at, ...more });
  };
  const [visit, stay] = [anyId(), anyId()];
  const sent = {
    way: 'link',
    to: { name: 'Clinic of the harbor' },
    scope: ['needs'],
    until: '2026-12-20',
    agreed: 'said',
    askAfterDays: 2,
  };
  const given = (item: string, quantity: number, set: string): Entry['body'] => ({
    channel: 'fixed',
    lines: [{ item, quantity, set }],
  });
  return [
    // Barrels and needles of one visit in two hand-outs.
    write('exchange.handout', given('barrel-1ml', 5, 'barrel'), { visit }),
    write('exchange.handout', given('needle-25g', 4, 'needle'), { visit }),
    write('consumption.stay', { stage: 'waiting', arrived: true }, { visit: stay }),
    ...([['full'], ['not-ours'], ['full', 'accept', 'came', 'start'], ['cancel'], []] as const).flatMap(
      (steps) => {
        const referral = anyId();
        return [
          write('care.wish', { referral, needs: ['bed'] }),
          write('care.send', { referral, ...sent }),
          ...steps.map((step) => write('care.step', { referral, step })),
        ];
      },
    ),
  ];
};

/** What drawn bodies name where an id is wanted. */
const anyEntry = '01900000-0000-7000-8000-00000000abcd';

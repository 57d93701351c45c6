import { ruled, rulingsOf } from '#log/clock.ts';
import { type Entry, familiesOf, isRuling } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { balances } from '#stock/balances.ts';
import { countingKinds as countedKinds } from '#stock/fade.ts';
import type { FinalWorld } from './checker.ts';
import { addAmounts, countingKinds, isStock } from './checker-reading.ts';
import { askedOf } from './counting.ts';
import { effectOf } from './kinds.ts';
import type { World } from './world.ts';

/** Longer than the loop ever rests or pauses. */
const longestRestMs = 5 * 3_600_000;

const stockKinds = kindRegistry.all.map(({ kind }) => kind).filter(isStock);

/** All faults end, everyone comes back with signal and today's app, and has time to finish. */
export const comeToRest = async (world: World): Promise<void> => {
  const { time, server, devices } = world;
  world.rest.hasBegun = true;
  server.trouble.isDown = false;
  server.trouble.failing = 0;
  server.trouble.forgetting = 0;
  server.signedOut.clear();
  world.serverBuild.age = 'new';
  for (const device of devices) {
    Object.assign(device.line, { up: true, badness: 0, mostChars: 1_000_000 });
    Object.assign(device.disk.fault, { full: false, broken: false });
    // Who has the app open and up to date is left alone: it has to find back by itself.
    const wasOld = device.build.age === 'old';
    if (!wasOld && device.tabs().length > 0) continue;
    device.crash();
    device.build.age = 'new';
    void device.open().then(async (open) => {
      if (wasOld) await open?.tab.retry();
    });
  }
  await time.runUntil(time.now() + longestRestMs);
  for (const device of devices) {
    const waiting = device.tabs()[0]?.tab.status().waiting ?? 0;
    if (waiting > 0)
      world.witness.complaints.push(`${device.name} did not find back by itself: ${waiting} waiting`);
  }
  for (let round = 0; round < 4; round += 1) {
    await time.runUntil(time.now() + 20 * 60_000);
    for (const device of devices) for (const { tab } of device.tabs()) tab.syncNow();
  }
  await time.runUntil(time.now() + 20 * 60_000);
  for (const worker of world.workers) worker.look();
};

export const finalOf = (world: World): FinalWorld => {
  const { rows, quarantine } = world.server.state();
  return {
    endedAt: world.time.now(),
    server: {
      fades: world.weather.keepDays > 0,
      shelves: shelvesOf(effectiveOf(rows.map(({ entry }) => entry))),
      rows: rows.map((row) => row.text),
      seqs: rows.map((row) => row.seq),
      quarantine: [...quarantine.values()].map((held) => held.text),
    },
    devices: world.devices.map((device) => {
      const records = [...device.disk.dump().records.values()];
      const open = device.tabs()[0];
      const shown: Record<string, number> = {};
      for (const entry of open?.tab.view.effective({ kinds: countingKinds }) ?? []) addAmounts(shown, entry);
      const stocked = open?.tab.view.effective({ kinds: stockKinds }) ?? [];
      return {
        name: device.name,
        records: records.map(({ entry, delivery }) => ({
          id: entry.id,
          text: JSON.stringify(entry),
          isApart: delivery === 'held' || delivery === 'refused',
        })),
        shown,
        shelves: shelvesOf(stocked),
        asked: open === undefined ? [] : askedOf(open.tab.view, world.time.now()),
        waiting: open?.tab.status().waiting ?? -1,
        refused: records.filter((record) => record.delivery === 'refused').length,
        wasToldEvicted: device.wasToldEvicted(),
      };
    }),
  };
};

const effectiveOf = (entries: readonly Entry[]): readonly Entry[] => {
  const rulings = familiesOf(entries).filter((family) => family.some(isRuling));
  return ruled(entries, rulingsOf(rulings.flat()), countedKinds).map(({ counted }) => counted);
};

/** What the program says is on each shelf: `site item` to units. */
const shelvesOf = (entries: readonly Entry[]): Readonly<Record<string, number>> => {
  const shelves: Record<string, number> = {};
  for (const { site, item, onHand } of balances(entries.flatMap((entry) => effectOf(entry) ?? [])))
    shelves[`${site} ${item}`] = (shelves[`${site} ${item}`] ?? 0) + onHand;
  return shelves;
};

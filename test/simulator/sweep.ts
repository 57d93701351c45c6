import { check } from './checker.ts';
import { oneVisit } from './days.ts';
import { comeToRest, finalOf } from './rest.ts';
import { type Weather, weathers } from './weather.ts';
import { createChance } from './world/chance.ts';
import type { StepCounter } from './world/life.ts';
import { createWorld, type World } from './world.ts';

/**
 * One short morning at one device with two tabs and at another, run again and again, with the battery of the first taken out just before its first
 * await, its second, its third, and so on to the last: no place to die is left to chance.
 */
export interface SweepResult {
  readonly places: number;
  readonly complaints: readonly string[];
}

export const sweepCrashes = async (options: {
  readonly seed: string;
  readonly restore: boolean;
  readonly offline: boolean;
}): Promise<SweepResult> => {
  const complaints: string[] = [];
  for (let place = 1; ; place += 1) {
    const { world, steps } = await runMorning(options, place);
    for (const text of check(world.witness, finalOf(world)))
      complaints.push(`crash before await ${place}: ${text}`);
    if (steps.count < place) return { places: place - 1, complaints };
  }
};

const quiet: Weather = { ...weathers.calm, devices: 2, days: 1, badness: 0, crash: 0, erase: 0 };

const runMorning = async (
  { seed, restore, offline }: { readonly seed: string; readonly restore: boolean; readonly offline: boolean },
  place: number,
): Promise<{ readonly world: World; readonly steps: StepCounter }> => {
  const crashed: { world?: World } = {};
  const steps: StepCounter = {
    count: 0,
    crashAt: place,
    crash: () => {
      if (crashed.world?.rest.hasBegun) return;
      crashed.world?.devices[0]?.crash();
    },
  };
  const world = createWorld(createChance(seed), quiet, { steps });
  crashed.world = world;
  const [device] = world.devices;
  const [worker, colleague] = world.workers;
  if (device === undefined || worker === undefined || colleague === undefined)
    throw new Error('the morning has two devices');
  const { time, server } = world;
  const backup = server.backup();
  void device.open();
  void device.open();
  const minute = 60_000;
  device.line.up = !offline;
  time.after(4.5 * minute, () => {
    device.line.up = true;
    device.wake();
  });
  const [outlet] = world.days.outlets;
  if (outlet === undefined) throw new Error('the morning has an outlet');
  let visits = 0;
  const visit = async (who = worker): Promise<void> => {
    visits += 1;
    await who.live(oneVisit(visits, outlet, ''));
  };
  time.after(minute / 2, () => void visit(colleague));
  time.after(minute, () => void visit());
  time.after(minute, () => void visit());
  time.after(2 * minute, () => void visit().then(worker.look));
  time.after(3 * minute, () => void worker.takeBack());
  time.after(4 * minute, () => void worker.erase());
  if (restore) {
    time.after(5 * minute, () => {
      world.witness.disasters.push({ kind: 'server', at: time.now(), since: 0 });
      server.restore(backup, world.newId());
    });
  }
  time.after(6 * minute, () => void visit().then(worker.look));
  await time.runUntil(time.now() + 8 * minute);
  const count = steps.count;
  await comeToRest(world);
  return { world, steps: { ...steps, count } };
};

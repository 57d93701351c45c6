import { msToTime } from '#log/index.ts';
import { type WorldDay, zoneMinutes } from './days.ts';
import { type PlanFault, troubleDevice, troubleServer } from './trouble.ts';
import type { SimulatedDevice } from './world/device.ts';
import { dayMs, type World } from './world.ts';

/** Fills a world's days with the work that the generator made up, and with trouble. Answers when the last day ends. */
export const schedule = (world: World): number => {
  const { weather, time, days } = world;
  const first = time.now();
  for (const day of days.days) scheduleDay(world, day);
  scheduleUpgrades(world);
  // Long enough after the idle time for what is older to go while what corrects it has to stay.
  const after = weather.idleDays > 0 ? 10 : 0;
  return first + (weather.days + weather.idleDays + after) * dayMs;
};

const hourMs = 3_600_000;

const scheduleDay = (world: World, { at: day, happenings }: WorldDay): void => {
  const { time, server, days } = world;
  const from = day * dayMs;
  troubleServer(world, planner(world, [from + 7 * hourMs, from + 23 * hourMs]), from);
  const date = new Date(days.start + from).getUTCDay();
  for (const [index, device] of world.devices.entries()) {
    const [opens, closes] = days.outlets[index]?.hours[date] ?? [7, 19];
    // Also before the first visit and after the last: phones are carried home.
    const around = [
      from + Math.max(0, opens - 0.5) * hourMs,
      from + Math.min(24, closes + 1) * hourMs,
    ] as const;
    troubleDevice(world, device, planner(world, around), later(world, around));
    if (days.outlets[index]?.hours[date] !== undefined) openAndClose(world, device, from, [opens, closes]);
    haveSecondThoughts(world, index, later(world, around));
  }
  for (const happening of happenings) {
    const worker = world.workers[happening.outlet];
    if (worker === undefined) continue;
    time.after(happening.ms - days.start, () => void worker.live(happening).then(worker.look));
  }
  if (world.weather.keepDays > 0)
    time.after(from + 2 * hourMs, () => {
      world.faults.count('faded');
      const before = days.start + from - world.weather.keepDays * dayMs;
      server.fade(msToTime(before, zoneMinutes).slice(0, 10));
    });
  // Nobody works now but machines; the session of the day may have been ended.
  time.after(from + 23 * hourMs, () => server.signedOut.clear());
};

type Span = readonly [from: number, to: number];

const later =
  ({ chance, time }: World, [from, to]: Span) =>
  (work: () => void): void => {
    time.after(chance.between(from, to), work);
  };

const planner = (world: World, span: Span): PlanFault => {
  const at = later(world, span);
  return (probability, name, work) => {
    for (let left = probability; left > 0; left -= 1) {
      if (!world.chance.happens(Math.min(1, left))) continue;
      at(() => {
        world.faults.count(name);
        work();
      });
    }
  };
};

/** Half the phones have the app opened for the shift, the others for the first person; half have it closed afterwards. */
const openAndClose = (world: World, device: SimulatedDevice, from: number, [opens, closes]: Span): void => {
  const { chance, time, weather } = world;
  if (chance.happens(0.5))
    time.after(from + opens * hourMs, () => {
      if (device.tabs().length === 0) void device.open();
    });
  const isNeverClosed = closes === 24 || weather.serverForgets > 0;
  if (isNeverClosed || chance.happens(0.5)) return;
  time.after(from + closes * hourMs + chance.between(0, hourMs), () => {
    for (const open of device.tabs()) {
      open.tab.close();
      device.kill(open);
    }
  });
};

/**
 * What the generator has nobody do: take back or correct at one device what another wrote, at the same time as others,
 * or have a person erased. And a look at the screens, which may not say too much.
 */
const haveSecondThoughts = (world: World, index: number, at: (work: () => void) => void): void => {
  const { chance, weather } = world;
  const worker = world.workers[index];
  if (worker === undefined) return;
  if (chance.happens(weather.secondThoughts)) at(() => void worker.takeBack());
  if (chance.happens(weather.secondThoughts)) at(() => void worker.correct());
  for (let left = weather.takebacks; left > 0; left -= 1)
    if (chance.happens(Math.min(1, left))) at(() => void worker.takeBackDevice());
  for (let left = weather.counts; left > 0; left -= 1)
    if (chance.happens(Math.min(1, left))) at(() => void worker.count());
  for (let left = weather.together; left > 0; left -= 1) at(() => void worker.countTogether());
  if (chance.happens(weather.erase)) at(() => void worker.erase());
  for (let looks = weather.serverForgets > 0 ? 30 : 3; looks > 0; looks -= 1) at(worker.look);
};

const scheduleUpgrades = (world: World): void => {
  const { chance, time, weather } = world;
  const someday = (): number => chance.between(dayMs, weather.days * dayMs);
  if (weather.oldServer) {
    time.after(someday(), () => {
      world.serverBuild.age = 'new';
    });
  }
  if (!weather.oldBuilds) return;
  for (const device of world.devices) {
    if (chance.happens(0.5)) continue;
    device.build.age = 'old';
    time.after(someday(), () => {
      world.faults.count('upgraded');
      device.crash();
      device.build.age = 'new';
      void device.open().then((open) => open?.tab.retry());
    });
  }
};

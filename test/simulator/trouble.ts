import type { LocalRecord } from '#app/store/ports.ts';
import { withQuantity } from './worker.ts';
import type { Image } from './world/bytes.ts';
import type { SimulatedDevice } from './world/device.ts';
import { emptyImage } from './world/disk.ts';
import type { ServerState } from './world/log-store.ts';
import { dayMs, type World } from './world.ts';

/** Plans a fault that happens so many times a day on average, at some time of that day. */
export type PlanFault = (probability: number, name: string, work: () => void) => void;

/** What befalls the server in a day. */
export const troubleServer = (world: World, plan: PlanFault, from: number): void => {
  const { chance, time, weather, server } = world;
  if (weather.serverForgets > 0) {
    server.trouble.forgetting = 0.05;
    server.trouble.onForgot = () => noteLosses(world);
  }
  let backup: { readonly state: ServerState; readonly since: number } | undefined;
  time.after(from + 1, () => {
    backup = { state: server.backup(), since: time.now() };
  });
  plan(weather.serverCrash, 'server-crash', () => {
    server.crash();
    server.trouble.isDown = true;
    time.after(chance.between(1_000, 3_600_000), () => {
      server.trouble.isDown = false;
    });
  });
  plan(weather.serverCrash, 'server-failing', () => {
    server.trouble.failing = 0.5;
    time.after(chance.between(1_000, 3_600_000), () => {
      server.trouble.failing = 0;
    });
  });
  plan(weather.serverForgets, 'server-forgot', () => {
    const before = server.state();
    const minutes = chance.between(1, 90);
    time.after(minutes * 60_000, () => {
      if (world.rest.hasBegun) return;
      server.restore(before, before.epoch);
      noteLosses(world);
    });
  });
  plan(weather.serverRestore, 'server-restored', () => {
    const last = backup;
    if (last === undefined) return;
    const goBack = (): void => {
      world.witness.disasters.push({ kind: 'server', at: time.now(), since: last.since });
      server.restore(last.state, world.newId());
      noteLosses(world);
    };
    if (weather.backupDays === 0) goBack();
    else
      time.after(weather.backupDays * dayMs, () => {
        if (!world.rest.hasBegun) goBack();
      });
  });
};

/** What the server has no more. */
const noteLosses = ({ server, time, witness }: World): void => {
  const { rows, quarantine } = server.state();
  const ids = new Set([...rows, ...quarantine.values()].map(({ entry }) => entry.id));
  witness.erased.clear();
  for (const { entry } of rows)
    if (entry.kind === 'log.erase') witness.erased.add(String(entry.body['person']));
  for (const [id, durable] of witness.durable) {
    if (ids.has(id)) durable.lostAt = undefined;
    else durable.lostAt ??= time.now();
  }
};

/** What befalls a device, its line and its disk in a day. `at` is a time of that day. */
export const troubleDevice = (
  world: World,
  device: SimulatedDevice,
  plan: PlanFault,
  at: (work: () => void) => void,
): void => {
  const { chance, time, weather, server } = world;
  const later = (longest: number, work: () => void): void => {
    time.after(chance.between(60_000, longest), () => {
      if (!world.rest.hasBegun) work();
    });
  };
  at(() => {
    device.line.badness = weather.badness * chance.fraction();
  });
  plan(0.4, 'second-tab', () => void device.open());
  const loseSignal = (): void => {
    device.line.up = false;
    later(2 * 3_600_000, () => {
      device.line.up = true;
      if (chance.happens(0.7)) device.wake();
    });
  };
  plan(weather.offline, 'no-signal', loseSignal);
  plan(weather.crash, 'battery-out', device.crash);
  plan(weather.crash, 'tab-killed', () => {
    const tabs = device.tabs();
    if (tabs.length > 0) device.kill(chance.pick(tabs));
  });
  plan(weather.clockJump, 'clock-jump', () => {
    const longest = chance.happens(weather.farJump) ? 400 * dayMs : 3 * 3_600_000;
    device.clock.skewMs = chance.between(-longest, longest);
  });
  plan(weather.diskFull, 'disk-full', () => {
    device.disk.fault.full = true;
    later(4 * 3_600_000, () => {
      device.disk.fault.full = false;
    });
  });
  plan(weather.diskBroken, 'disk-broken', () => {
    device.disk.fault.broken = true;
    later(2 * 3_600_000, () => {
      device.disk.fault.broken = false;
    });
  });
  plan(weather.signedOut, 'session-ended', () => {
    server.signedOut.add(device.name);
    later(2 * 3_600_000, () => server.signedOut.delete(device.name));
  });
  plan(weather.smallProxy, 'small-proxy', () => {
    device.line.mostChars = 2_500;
    later(8 * 3_600_000, () => {
      device.line.mostChars = 1_000_000;
    });
  });
  plan(weather.damaged, 'bytes-damaged', () => damage(world, device));
  const replace = (image: Image, since: number): void => {
    world.witness.disasters.push({ kind: 'disk', device: device.name, at: time.now(), since });
    device.replaceDisk(image);
  };
  plan(weather.evicted, 'storage-evicted', () => replace(emptyImage, 0));
  plan(weather.broughtBack, 'device-brought-back', () => {
    const image = device.disk.dump();
    const since = time.now();
    later(20 * 3_600_000, () => {
      replace(image, since);
      // Half of them are used before they hear from the server what they wrote since.
      if (chance.happens(0.5)) loseSignal();
    });
  });
};

/** An entry that the server has gets other bytes on the device, and is offered again in this form. */
const damage = ({ server, witness, time }: World, device: SimulatedDevice): void => {
  const { records, meta } = device.disk.dump();
  const ids = new Set(server.state().rows.map((row) => row.entry.id));
  const record = [...records.values()].find(
    ({ entry, own }) =>
      own && entry.kind === 'exchange.handout' && entry.erased === undefined && ids.has(entry.id),
  );
  if (record === undefined) return;
  const entry = { ...record.entry, body: withQuantity(record.entry.body, 999) };
  const damaged: LocalRecord = { ...record, entry, hash: 'damaged', delivery: 'waiting' };
  witness.damaged.add(entry.id);
  witness.disasters.push({ kind: 'disk', device: device.name, at: time.now(), since: time.now() });
  device.replaceDisk({ meta, records: new Map(records).set(entry.id, damaged) });
};

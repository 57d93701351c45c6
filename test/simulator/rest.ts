import type { FinalWorld } from './checker.ts';
import type { World } from './world.ts';

/** All faults end, everyone comes back with signal and today's app, and has time to finish. */
export const comeToRest = async (world: World): Promise<void> => {
  const { time, server, devices } = world;
  world.rest.hasBegun = true;
  server.trouble.isDown = false;
  server.trouble.failing = 0;
  server.signedOut.clear();
  world.serverBuild.age = 'new';
  for (const device of devices) {
    Object.assign(device.line, { up: true, badness: 0, mostChars: 1_000_000 });
    Object.assign(device.disk.fault, { full: false, broken: false });
    device.crash();
    const wasOld = device.build.age === 'old';
    device.build.age = 'new';
    void device.open().then(async (open) => {
      if (wasOld) await open?.tab.retry();
    });
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
      rows: rows.map((row) => row.text),
      quarantine: [...quarantine.values()].map((held) => held.text),
    },
    devices: world.devices.map((device) => {
      const records = [...device.disk.dump().records.values()];
      const open = device.tabs()[0];
      const shown: Record<string, number> = {};
      for (const { body } of open?.tab.view.effective({ kinds: ['sim.move'] }) ?? []) {
        const item = String(body['item']);
        shown[item] = (shown[item] ?? 0) + Number(body['quantity']);
      }
      return {
        name: device.name,
        records: records.map(({ entry, delivery }) => ({
          id: entry.id,
          text: JSON.stringify(entry),
          isApart: delivery === 'held' || delivery === 'refused',
        })),
        shown,
        waiting: open?.tab.status().waiting ?? -1,
        refused: records.filter((record) => record.delivery === 'refused').length,
        wasToldEvicted: device.wasToldEvicted(),
      };
    }),
  };
};

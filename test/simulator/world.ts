import { hash } from 'node:crypto';
import { type Uuid, uuidFrom, uuidv4 } from '#log/index.ts';
import { drawDays, type WorldDays, zoneMinutes } from './days.ts';
import { registries } from './kinds.ts';
import type { Weather } from './weather.ts';
import { createWitness, type Witness } from './witness.ts';
import { createWorker, type Worker } from './worker.ts';
import type { Chance } from './world/chance.ts';
import { createDevice, type SimulatedDevice } from './world/device.ts';
import { createFaults, type Faults } from './world/faults.ts';
import { createServer, type SimulatedServer } from './world/host.ts';
import type { StepCounter } from './world/life.ts';
import { createTime, type Time } from './world/time.ts';

/** A simulated organization: its server, its devices and the people who work at them. */
export interface World {
  readonly time: Time;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly witness: Witness;
  readonly server: SimulatedServer;
  readonly serverBuild: { age: 'new' | 'old' };
  readonly sites: Set<Uuid>;
  readonly devices: readonly SimulatedDevice[];
  readonly workers: readonly Worker[];
  readonly weather: Weather;
  readonly days: WorldDays;
  readonly newId: () => Uuid;
  /** Set when the last day is over: no more trouble comes. */
  readonly rest: { hasBegun: boolean };
}

export { dayMs } from './days.ts';

export const createWorld = (
  chance: Chance,
  weather: Weather,
  /** Counts the awaits of the first device. */
  options: { readonly steps?: StepCounter } = {},
): World => {
  const faults = createFaults();
  const witness = createWitness();
  const sha256 = (text: string): string => hash('sha256', text, 'hex');
  const newId = (): Uuid => uuidv4({ random: chance });
  const org = newId();
  const serverDevice = uuidFrom(sha256(org));
  const homes = Array.from({ length: weather.devices }, newId);
  const days = drawDays(chance.fork('days'), weather, homes);
  const time = createTime(days.start);
  const rest = { hasBegun: false };
  const staff = [newId(), newId(), newId()];
  const sites = new Set(weather.unknownSite ? homes.slice(1) : homes);
  for (const home of homes) if (!sites.has(home)) witness.unknownSites.add(home);
  const serverBuild: World['serverBuild'] = { age: weather.oldServer ? 'old' : 'new' };
  const server = createServer(
    {
      time,
      faults,
      org,
      author: serverDevice,
      offsetMinutes: zoneMinutes,
      sha256,
      chance: chance.fork('server'),
      kinds: () => registries[serverBuild.age],
      sites: () => sites,
      workers: () => new Set([...staff, serverDevice]),
      flushMs: () => chance.between(1, 8),
      onDurable: (id, text) => {
        watchErasure(witness, id, text);
        const before = witness.durable.get(id);
        if (before === undefined) witness.durable.set(id, { since: time.now(), lostAt: undefined });
        else before.lostAt = undefined;
      },
    },
    newId(),
  );
  const devices = homes.map((_, index) =>
    createDevice({
      name: `device-${index}`,
      org,
      host: server,
      time,
      faults,
      sha256,
      offsetMinutes: zoneMinutes,
      chance: chance.fork(`device-${index}`),
      ...(options.steps !== undefined && index === 0 && { steps: options.steps }),
    }),
  );
  const persons: Uuid[] = [];
  const workers = devices.map((device, index) =>
    createWorker(
      {
        time,
        witness,
        persons,
        chance: chance.fork(`worker-${index}`),
        newPerson: newId,
        cards: weather.cards,
        isWatched: weather.serverForgets > 0,
        later: (ms, work) => {
          time.after(ms, () => {
            if (!rest.hasBegun) work();
          });
        },
      },
      { device, place: { org, site: homes[index] ?? newId() }, workers: staff },
    ),
  );
  return {
    time,
    chance,
    faults,
    witness,
    server,
    serverBuild,
    sites,
    devices,
    workers,
    weather,
    days,
    newId,
    rest,
  };
};

/** From the moment an order to erase is on the server, nothing about the person is stored there any more. */
const watchErasure = (witness: Witness, id: string, text: string): void => {
  const person = /"person":"([^"]+)"/.exec(text)?.[1];
  if (person !== undefined) witness.erased.add(person);
  const subject = /"subject":"([^"]+)"/.exec(text)?.[1];
  if (subject !== undefined && witness.erased.has(subject))
    witness.complaints.push(`stored whole after the order to erase its person: ${id}`);
};

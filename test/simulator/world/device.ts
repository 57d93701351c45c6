import { createHealth, type Health, type StoragePlatform } from '#app/store/health.ts';
import type { TabChannel, TabNews } from '#app/store/ports.ts';
import { createRules } from '#app/store/rules.ts';
import { createLeader } from '#app/sync/leader.ts';
import type { Locks, Timers } from '#app/sync/ports.ts';
import { createSaving } from '#app/sync/saving.ts';
import { openTab } from '#app/sync/tab.ts';
import type { Tab } from '#app/sync/tab-ports.ts';
import type { KindRegistry, Sha256, Uuid } from '#log/index.ts';
import { type BuildAge, registries } from '../kinds.ts';
import type { Image } from './bytes.ts';
import type { Chance } from './chance.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Faults } from './faults.ts';
import { createLife, type Life, type StepCounter } from './life.ts';
import { createTransport, type Host, type Line, type Listed } from './network.ts';
import type { Time } from './time.ts';

/** A phone or tablet of the simulated world: a disk, a clock that may be wrong, a line, and the tabs that are open. */
export interface SimulatedDevice {
  /** Its name in the world; its device id is on its disk and may change. */
  readonly name: string;
  readonly disk: Disk;
  readonly line: Line;
  readonly clock: { skewMs: number };
  readonly tabs: () => readonly OpenTab[];
  /** Opens one more tab; undefined when the store refused or it died while opening. */
  readonly open: () => Promise<OpenTab | undefined>;
  /** Kills one tab. */
  readonly kill: (tab: OpenTab) => void;
  /** Battery out: all tabs die at once. */
  readonly crash: () => void;
  /** The browser throws the store away, or a backup of the device is put back. All tabs die. */
  readonly replaceDisk: (image: Image) => void;
  readonly wake: () => void;
  /** Numbers that ledgers which reached this device listed, by device id. */
  readonly listed: ReadonlyMap<string, ReadonlySet<number>>;
  readonly build: { age: BuildAge };
  /** What health said of the store at the last opening. */
  readonly wasToldEvicted: () => boolean;
}

export interface OpenTab {
  readonly life: Life;
  readonly tab: Tab;
}

export interface DeviceDeps {
  readonly name: string;
  readonly org: Uuid;
  readonly host: Host;
  readonly time: Time;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly sha256: Sha256;
  readonly offsetMinutes: number;
  readonly steps?: StepCounter;
}

export const createDevice = (deps: DeviceDeps): SimulatedDevice => {
  const { time, chance } = deps;
  const disk = createDisk({ time, chance });
  const line: Line = { up: true, badness: 0, mostChars: 1_000_000 };
  const clock = { skewMs: 0 };
  const build: { age: BuildAge } = { age: 'new' };
  const locks = createLocks();
  const hub = createHub(deps);
  const wakers = new Set<() => void>();
  const marks: Marks = { storeId: undefined };
  /** Also of tabs that are still opening. */
  const lives = new Set<Life>();
  let tabs: OpenTab[] = [];
  let toldEvicted = false;
  const listed: Listed = new Map();

  const open = async (): Promise<OpenTab | undefined> => {
    const life = createLife(deps.steps);
    lives.add(life);
    life.onEnd(() => lives.delete(life));
    const store = disk.storeFor(life);
    const kinds: KindRegistry = registries[build.age];
    const deviceClock = { now: () => time.now() + clock.skewMs, offsetMinutes: () => deps.offsetMinutes };
    const opened = await life.step(() =>
      openTab({
        org: deps.org,
        store,
        leader: createLeader(
          createTransport({ ...deps, clock: deviceClock.now, device: deps.name, line, life, listed }),
          deps.sha256,
        ),
        locks: locks.forTab(life),
        channel: hub.forTab(life),
        timers: timersFor(life, time),
        wake: (wake) => {
          const waker = (): void => {
            if (life.isAlive()) wake();
          };
          wakers.add(waker);
          life.onEnd(() => wakers.delete(waker));
          return () => wakers.delete(waker);
        },
        rules: async () => createRules(),
        kinds,
        saving: async () => createSaving(deps.sha256),
        clock: deviceClock,
        random: chance.fork('tab'),
        restMs: 4 * 3_600_000,
        // Fewer than on a phone, so that worlds of some days come to it.
        readAtOnce: 60,
      }),
    );
    if (!opened.ok) {
      life.end();
      return undefined;
    }
    const health = createHealth({ store, platform: platformOf(marks), clock: deviceClock });
    await health.opened(opened.value.storeId);
    toldEvicted ||= await toldBy(health);
    if (!life.isAlive()) return undefined;
    const tab: OpenTab = { life, tab: opened.value };
    tabs.push(tab);
    life.onEnd(() => {
      tabs = tabs.filter((other) => other !== tab);
    });
    return tab;
  };

  const crash = (): void => {
    for (const life of [...lives]) life.end();
  };

  return {
    name: deps.name,
    disk,
    line,
    listed,
    clock,
    build,
    tabs: () => tabs,
    open,
    kill: ({ life }) => life.end(),
    crash,
    replaceDisk: (image) => {
      crash();
      disk.load(image);
    },
    wake: () => {
      for (const waker of [...wakers]) waker();
    },
    wasToldEvicted: () => toldEvicted,
  };
};

const toldBy = async (health: Health): Promise<boolean> => (await health.report()).wasEvicted;

interface Marks {
  storeId: string | undefined;
}

const platformOf = (marks: Marks): StoragePlatform => ({
  persisted: async () => false,
  persist: async () => false,
  estimate: async () => undefined,
  readMark: async () => marks.storeId,
  writeMark: async (storeId) => {
    marks.storeId = storeId;
  },
});

const timersFor = (life: Life, time: Time): Timers => ({
  after: (ms, work) =>
    time.after(ms, () => {
      if (life.isAlive()) work();
    }),
});

/** Web Locks among the tabs of one device: the next in line gets it when its holder closes or dies. */
const createLocks = () => {
  const lines = new Map<string, { readonly life: Life; readonly granted: () => void; gone: boolean }[]>();
  return {
    forTab: (life: Life): Locks => ({
      hold: (name, granted) => {
        // A tab that died between an answer and what it would have done with it holds nothing, for nobody would let go.
        if (!life.isAlive()) return () => {};
        const line = lines.get(name) ?? [];
        lines.set(name, line);
        const place = { life, granted, gone: false };
        line.push(place);
        const leave = (): void => {
          if (place.gone) return;
          place.gone = true;
          const wasFirst = line[0] === place;
          line.splice(line.indexOf(place), 1);
          if (wasFirst) line[0]?.granted();
        };
        life.onEnd(leave);
        if (line[0] === place) granted();
        return leave;
      },
    }),
  };
};

/** BroadcastChannel among the tabs of one device: later, in order, to all others that live. */
const createHub = (deps: { readonly time: Time }) => {
  const ears = new Set<{ readonly life: Life; readonly hear: (news: TabNews) => void }>();
  return {
    forTab: (life: Life): TabChannel => ({
      post: (news) => {
        for (const ear of ears) {
          if (ear.life === life) continue;
          deps.time.after(1, () => {
            if (ear.life.isAlive() && ears.has(ear)) ear.hear(news);
          });
        }
      },
      listen: (hear) => {
        const ear = { life, hear };
        ears.add(ear);
        life.onEnd(() => ears.delete(ear));
        return () => ears.delete(ear);
      },
    }),
  };
};

import type { Chance } from './world/chance.ts';

/** How rough a world is: chances a day for each device, or for the server. Drawn from the seed. */
export interface Weather {
  readonly devices: number;
  readonly days: number;
  /** Days without anybody between the first days and the last; long enough for old entries to be let go. */
  readonly idleDays: number;
  /** Days after which the server lets times fade; 0 for never. */
  readonly keepDays: number;
  /** Counts of some item a day for each device, besides those that the days bring. */
  readonly counts: number;
  readonly badness: number;
  readonly offline: number;
  readonly crash: number;
  readonly clockJump: number;
  /** Share of those jumps that are by more than hours: up to 400 days. */
  readonly farJump: number;
  readonly diskFull: number;
  readonly diskBroken: number;
  readonly evicted: number;
  readonly broughtBack: number;
  readonly signedOut: number;
  readonly smallProxy: number;
  readonly serverCrash: number;
  readonly serverRestore: number;
  /** How many days old the backup is that the server goes back to. */
  readonly backupDays: number;
  /** The server's disk lied: it goes back some minutes and does not know. Only for worlds with one device. */
  readonly serverForgets: number;
  /** A device finds other bytes under an id that the server has. */
  readonly damaged: number;
  readonly unknownSite: boolean;
  readonly oldBuilds: boolean;
  readonly oldServer: boolean;
  readonly erase: number;
  /** Share of visits in which a person shows a card. */
  readonly cards: number;
  /** Somebody corrects or takes back what any device wrote: more often than practice has it, since forks come of it. */
  readonly secondThoughts: number;
  /** Acts a day for each device of people who count one shelf together: opening, handing in a part, closing. */
  readonly together: number;
  /** Somebody takes back all that a device wrote for a while, or undoes that. */
  readonly takebacks: number;
}

const calm: Weather = {
  devices: 3,
  days: 4,
  idleDays: 0,
  keepDays: 0,
  counts: 0,
  badness: 0.1,
  offline: 0.5,
  crash: 0.1,
  clockJump: 0.05,
  farJump: 0.2,
  diskFull: 0,
  diskBroken: 0,
  evicted: 0,
  broughtBack: 0,
  signedOut: 0.02,
  smallProxy: 0,
  serverCrash: 0.1,
  serverRestore: 0,
  backupDays: 0,
  serverForgets: 0,
  damaged: 0,
  unknownSite: false,
  oldBuilds: false,
  oldServer: false,
  erase: 0.1,
  cards: 0.4,
  secondThoughts: 0.3,
  together: 0,
  takebacks: 0,
};

const storm: Weather = {
  ...calm,
  badness: 0.7,
  offline: 1.5,
  crash: 0.8,
  clockJump: 0.2,
  diskFull: 0.15,
  diskBroken: 0.1,
  signedOut: 0.2,
  smallProxy: 0.2,
  serverCrash: 1,
};

/** Kinds of worlds by name, of which a seed draws one. */
const drawn = {
  calm,
  storm,
  crowd: { ...calm, devices: 6, days: 3, erase: 0.2, secondThoughts: 0.5 },
  restores: { ...calm, days: 6, serverRestore: 0.4, erase: 0.4, devices: 2 },
  stormyRestores: { ...storm, days: 6, serverRestore: 0.3, erase: 0.3 },
  lostDisks: { ...calm, evicted: 0.1, broughtBack: 0.2, days: 5, erase: 0.2 },
  lostDisksAndRestores: { ...calm, devices: 2, days: 5, evicted: 0.3, serverRestore: 0.5 },
  everything: { ...storm, evicted: 0.1, broughtBack: 0.2, serverRestore: 0.2, oldBuilds: true },
  oldBuilds: { ...calm, oldBuilds: true, oldServer: true, erase: 0.3 },
  newSite: { ...storm, unknownSite: true, damaged: 0.3, erase: 0.3 },
  forgetful: {
    ...calm,
    devices: 1,
    days: 8,
    offline: 0,
    crash: 0,
    signedOut: 0,
    badness: 0.8,
    serverForgets: 5,
  },
  longPause: { ...calm, devices: 2, days: 6, idleDays: 85, serverRestore: 0.1 },
  erasures: { ...calm, days: 5, badness: 0.5, offline: 2, serverRestore: 0.5, erase: 1.5, cards: 0.9 },
  lostOrders: { ...calm, devices: 2, days: 5, offline: 2, broughtBack: 0.6, erase: 1.5 },
  /** Nobody is erased here: what has faded no longer says whose it was. */
  fading: {
    ...calm,
    days: 7,
    keepDays: 2,
    counts: 1.5,
    offline: 1.5,
    badness: 0.5,
    erase: 0,
    cards: 0,
    clockJump: 0,
  },
  takebacks: {
    ...calm,
    days: 4,
    offline: 1.5,
    badness: 0.3,
    secondThoughts: 0.8,
    counts: 0.5,
    takebacks: 1.5,
  },
  wrongClocks: {
    ...calm,
    devices: 2,
    days: 12,
    clockJump: 0.8,
    farJump: 0.5,
    serverRestore: 0.5,
    backupDays: 3,
  },
} as const satisfies Readonly<Record<string, Weather>>;

/** All of them; a test may ask for one. In the last ones nobody takes back or corrects: what was counted is what is there. */
export const weathers = {
  ...drawn,
  counters: {
    ...calm,
    devices: 3,
    days: 3,
    offline: 2,
    badness: 0.3,
    clockJump: 0,
    secondThoughts: 0,
    erase: 0,
    together: 6,
  },
} as const satisfies Readonly<Record<string, Weather>>;

export type WeatherName = keyof typeof weathers;

export const drawWeather = (chance: Chance): Weather => chance.pick(Object.values<Weather>(drawn));

import type { Chance } from './world/chance.ts';

/** How rough a world is: chances a day for each device, or for the server. Drawn from the seed. */
export interface Weather {
  readonly devices: number;
  readonly days: number;
  /** Days without anybody between the first days and the last; long enough for old entries to be let go. */
  readonly idleDays: number;
  readonly badness: number;
  readonly offline: number;
  readonly crash: number;
  readonly clockJump: number;
  readonly diskFull: number;
  readonly diskBroken: number;
  readonly evicted: number;
  readonly broughtBack: number;
  readonly signedOut: number;
  readonly smallProxy: number;
  readonly serverCrash: number;
  readonly serverRestore: number;
  readonly unknownSite: boolean;
  readonly oldBuilds: boolean;
  readonly oldServer: boolean;
  readonly erase: number;
}

const calm: Weather = {
  devices: 3,
  days: 4,
  idleDays: 0,
  badness: 0.1,
  offline: 0.5,
  crash: 0.1,
  clockJump: 0.05,
  diskFull: 0,
  diskBroken: 0,
  evicted: 0,
  broughtBack: 0,
  signedOut: 0.02,
  smallProxy: 0,
  serverCrash: 0.1,
  serverRestore: 0,
  unknownSite: false,
  oldBuilds: false,
  oldServer: false,
  erase: 0.1,
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

export const weathers: readonly Weather[] = [
  calm,
  storm,
  { ...storm, days: 6, serverRestore: 0.3, erase: 0.3 },
  { ...calm, days: 6, serverRestore: 0.4, erase: 0.4, devices: 2 },
  { ...calm, evicted: 0.1, broughtBack: 0.2, days: 5, erase: 0.2 },
  { ...storm, evicted: 0.1, broughtBack: 0.2, serverRestore: 0.2, oldBuilds: true },
  { ...calm, oldBuilds: true, oldServer: true, erase: 0.3 },
  { ...storm, unknownSite: true, erase: 0.3 },
  { ...calm, devices: 6, days: 3, erase: 0.2 },
  { ...calm, devices: 2, days: 4, idleDays: 100, serverRestore: 0.1 },
];

export const drawWeather = (chance: Chance): Weather => chance.pick(weathers);

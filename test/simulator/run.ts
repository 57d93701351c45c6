import { check } from './checker.ts';
import { comeToRest, finalOf } from './rest.ts';
import { schedule } from './schedule.ts';
import { drawWeather, type Weather } from './weather.ts';
import { createChance } from './world/chance.ts';
import { createWorld } from './world.ts';

/** One world from one seed, from its first morning until everything has come to rest, and the checker's word on it. */
export interface Outcome {
  readonly seed: string;
  readonly deviceDays: number;
  readonly entries: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly events: number;
  /** Empty when nothing was lost and everything held. */
  readonly complaints: readonly string[];
}

export const runWorld = async (
  seed: string,
  options: { readonly weather?: Weather } = {},
): Promise<Outcome> => {
  const chance = createChance(seed);
  const weather = options.weather ?? drawWeather(chance);
  const world = createWorld(chance, weather);
  const end = schedule(world);
  await world.time.runUntil(end);
  await comeToRest(world);
  return {
    seed,
    deviceDays: weather.devices * weather.days,
    entries: world.witness.saved.size,
    faults: world.faults.counts(),
    events: world.time.steps(),
    complaints: check(world.witness, finalOf(world)),
  };
};

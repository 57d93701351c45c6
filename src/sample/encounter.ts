import type { Draft } from '#kit/recorder.ts';
import type { JsonObject } from '#log/index.ts';
import { draft, type Share } from '#programs/sample.ts';
import { sampledPrograms } from '#programs/server/samples.ts';
import type { Outlet } from './plan.ts';
import type { Prng } from './prng.ts';

/** What one visit records, each program in turn. `syringes` are complete ones, so that they are what national figures count. */
export const makeEncounter = (
  prng: Prng,
  { channel }: Outlet,
  syringes: number,
  share: Share,
): readonly Draft[] =>
  channel === 'kiosk'
    ? sampledPrograms.flatMap(({ sample }) => sample.machine?.(prng, { channel, syringes }) ?? [])
    : [
        draft('visits.visit', visitBody(prng, channel)),
        ...sampledPrograms.flatMap(({ sample }) => sample.visit(prng, { channel, syringes, share })),
      ];

/** Kinds with lines that are sometimes miscounted and corrected later. */
export const miscountedKinds: ReadonlySet<string> = new Set(
  sampledPrograms.flatMap(({ sample }) => sample.miscounted ?? []),
);

const visitBody = (prng: Prng, channel: string): JsonObject => {
  const others = prng.pick([
    [0, 80],
    [1, 12],
    [2, 5],
    [4, 3],
  ]);
  const services = [
    ...(prng.chance(0.12) ? ['safer-injecting'] : []),
    ...(prng.chance(0.05) ? ['wound-care'] : []),
  ];
  return {
    channel,
    ...(prng.chance(0.9) ? { servedFor: { self: true, others } } : { declined: ['servedFor'] }),
    ...(services.length > 0 && { services }),
  };
};

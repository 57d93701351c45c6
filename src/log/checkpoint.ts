import * as v from 'valibot';

const whole = v.pipe(v.number(), v.safeInteger());

/**
 * `GET /v1/checkpoint?since=`. What was handed out before the day `since`, as of the place `seq` of the log `epoch`: stands on a
 * device for hand-outs that it does not have (stock/checkpoint.ts). `wanted` is the first day that devices of this organization keep.
 */
export const checkpointResponse = v.object({
  epoch: v.string(),
  seq: v.pipe(whole, v.minValue(0)),
  since: v.string(),
  wanted: v.string(),
  shelves: v.array(
    v.object({
      site: v.string(),
      item: v.string(),
      /** Units are below zero, as they left; `at` is the last moment of what was added up, in milliseconds since 1970, and `day` its local day. */
      moves: v.array(v.object({ lot: v.string(), at: whole, day: v.string(), quantity: v.number() })),
    }),
  ),
});
export type CheckpointResponse = v.InferOutput<typeof checkpointResponse>;

import { dayMs } from './calendar.ts';
import { err, ok, type Result } from './result.ts';

/**
 * Hybrid logical clock (Kulkarni et al. 2014). Orders concurrent corrections of one entry and nothing else; it never
 * decides whether an entry is accepted. As text it sorts as it compares: 15 digits of milliseconds, 4 hex digits of
 * counter, 8 hex digits of the device: `001763881781000-0003-9f3c01ab`.
 */
export type Hlc = string;

export interface HlcState {
  readonly ms: number;
  readonly counter: number;
}

export type HlcFailure = { readonly code: 'hlc-counter-full' };

const largestCounter = 0xffff;
const shape = /^\d{15}-[0-9a-f]{4}-[0-9a-f]{8}$/;

export const isHlc = (value: unknown): value is Hlc => typeof value === 'string' && shape.test(value);

export const hlcStart: HlcState = { ms: 0, counter: 0 };

/** The next state for something that happens here now. Time never runs backward, even when the wall clock does. */
export const hlcTick = (state: HlcState, now: number): Result<HlcState, HlcFailure> => {
  if (now > state.ms) return ok({ ms: now, counter: 0 });
  if (state.counter < largestCounter) return ok({ ms: state.ms, counter: state.counter + 1 });
  return err({ code: 'hlc-counter-full' });
};

/**
 * The next state after hearing of `heard`. A clock far ahead (`maxDriftMs`) is not followed: one phone set to 2040 must
 * not drag every other phone there; its entries are accepted all the same and flagged.
 */
export const hlcHear = (state: HlcState, heard: Hlc, now: number, maxDriftMs: number): HlcState => {
  const other = hlcParse(heard);
  if (other.ms > now + maxDriftMs) return state;
  if (other.ms > state.ms) return other;
  if (other.ms === state.ms && other.counter > state.counter) return other;
  return state;
};

export const hlcFormat = (state: HlcState, device: string): Hlc =>
  `${String(state.ms).padStart(15, '0')}-${state.counter.toString(16).padStart(4, '0')}-${device.slice(0, 8)}`;

export const hlcParse = (hlc: Hlc): HlcState => ({
  ms: Number(hlc.slice(0, 15)),
  counter: Number.parseInt(hlc.slice(16, 20), 16),
});

/** A faded clock stands within so many milliseconds of midnight. */
const fadedMs = 100;
const ranksInMs = largestCounter + 1;
const mostRanks = (fadedMs / 2) * ranksInMs;

/** The local day of a clock, counted from 1970, at a place so many minutes ahead of UTC. Of a faded clock: its day. */
export const hlcDay = (hlc: Hlc, offsetMinutes: number): number => {
  const { ms } = hlcParse(hlc);
  const local = isFaded(ms) ? ms : ms + offsetMinutes * 60_000;
  return Math.max(0, Math.floor(local / dayMs));
};

/**
 * What is left of a clock when its moment must go: its day, its device, and its `rank` (0, 1, 2 ...) among the clocks of that
 * day, so that what was later stays later. `late`: a clock that fades after its day was ranked stands behind those.
 */
export const hlcOfDay = (hlc: Hlc, day: number, rank = 0, late = false): Hlc => {
  const place = Math.min(rank, mostRanks - 1);
  const ms = day * dayMs + (late ? fadedMs / 2 : 0) + Math.floor(place / ranksInMs);
  return hlcFormat({ ms, counter: place % ranksInMs }, hlc.slice(21));
};

/** A faded clock so many days on, at its rank: it stays faded. */
export const hlcDaysOn = (hlc: Hlc, days: number): Hlc => {
  const { ms, counter } = hlcParse(hlc);
  return hlcFormat({ ms: Math.max(ms % dayMs, ms + days * dayMs), counter }, hlc.slice(21));
};

/** A faded clock is not faded anew: it would lose its rank. */
export const hlcIsFaded = (hlc: Hlc): boolean => isFaded(hlcParse(hlc).ms);

const isFaded = (ms: number): boolean => ms % dayMs < fadedMs;

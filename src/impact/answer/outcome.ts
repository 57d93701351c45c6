// From probabilities to deaths: what one study's curve says of the program, draw by draw.
//
// Deaths that did happen outside the room are a Poisson count D with mean M. M is drawn given D, the deaths of earlier periods
// and the reversals heard of (reports.ts). Without the program the same overdoses meet death0 instead of death1, so the
// deaths averted by kits are Poisson(M (death0 / death1 - 1)): a count, with the chance in it. In the room
// Poisson(overdoses x death0) deaths would have been, less those that were. A kit is used once: no curve is followed to where it
// would avert more than all of them used.
import { binomialAt, signedPoissonAt } from '../inference/count.ts';
import type { UnitDraws } from '../inference/transform.ts';
import type { Curve } from './curves.ts';
import { type BetaView, type Picked, pickByWeight, type Reporting, reportingPower } from './reports.ts';

/** `oxygenAlone`: overdoses besides, of which only a share would have been as dangerous outside. */
export type Room = { readonly overdoses: number; readonly oxygenAlone: number; readonly deaths: number };

/** Density of the expected deaths before this period's are counted: M^(shape - 1) exp(-rate M). */
export type Before = { readonly shape: number; readonly rate: number };

/** Chance of its own, apart from every input. */
export type Chance = Readonly<Record<'rate' | 'kits' | 'room' | 'more' | 'heard', UnitDraws>>;

export type Outcome = {
  /** Deaths averted by kits and room together, and what was to be expected of them. */
  readonly averted: Float64Array;
  readonly expected: Float64Array;
  /** Of those, credited to kits and to the room (over both orders: they sum to `averted`). */
  readonly byKits: Float64Array;
  readonly byRoom: Float64Array;
  /** Deaths there would have been without the program. */
  readonly without: Float64Array;
  /** Overdoses in the area, room included. */
  readonly overdoses: Float64Array;
  readonly useWith: Float64Array;
  readonly useWithout: Float64Array;
  /** Further deaths averted by the extra kits, and what is to be expected of them. */
  readonly more: Float64Array;
  readonly expectedMore: Float64Array;
  /** False where the curve was never seen beyond so many kits. */
  readonly knowsMore: boolean;
  readonly perUse: Float64Array;
  /** Uses of the program's own kits that inputs and deaths imply before any report is counted; null as `share` is. */
  readonly uses: Float64Array | null;
  /** Which draw of the inputs stands at each place; null when each at its own. */
  readonly picked: Picked | null;
};

/** The expected deaths averted, given exactly the deaths that were: engine 1. */
export const expectedOutcome = (curve: Curve, deaths: Float64Array, room: Room): Outcome => {
  const n = deaths.length;
  const out = emptyOutcome(n, curve);
  for (let i = 0; i < n; i += 1) {
    const death0 = curve.death0[i] ?? 0;
    const death1 = curve.death1[i] ?? 0;
    const elsewhere = Math.max(0, (deaths[i] ?? 0) - room.deaths) / death1;
    const all = elsewhere + room.overdoses;
    const averted = all * death0 - elsewhere * death1 - room.deaths;
    const byKits = ((all + elsewhere) / 2) * (death0 - death1);
    out.averted[i] = averted;
    out.expected[i] = averted;
    out.byKits[i] = byKits;
    out.byRoom[i] = averted - byKits;
    out.without[i] = all * death0;
    out.overdoses[i] = all;
    out.more[i] = elsewhere * (death1 - (curve.death2[i] ?? death1));
    out.expectedMore[i] = out.more[i] ?? 0;
  }
  return { ...out, useWith: curve.use1, useWithout: curve.use0, perUse: curve.perUse };
};

export type Counted = {
  readonly curve: Curve;
  readonly witnessed: Float64Array;
  /** Share of the room's overdoses answered with oxygen alone that count; null for none. */
  readonly oxygenCounts: Float64Array | null;
  /** Deaths of the period by draw, room included. */
  readonly deaths: Float64Array;
  readonly room: Room;
  /** Kits that could be used in the period: the program's, and with `more` or the program in its place. */
  readonly kits: { readonly asItWas: number; readonly withMore: number };
  readonly before: Before;
  /** Null: reversals were not asked about, or the curve is not about uses. */
  readonly reporting: Reporting | null;
  readonly chance: Chance;
  readonly blocks: number;
  readonly tables: Tables;
};

/** Quantiles of gammas and betas, kept from answer to answer. */
export type Tables = {
  readonly gamma: (shape: number) => (z: number) => number;
  readonly beta: (alpha: number, beta: number) => BetaView;
};

/** Deaths averted as counts. */
export const countedOutcome = (given: Counted): Outcome => {
  const { curve, witnessed, oxygenCounts, room, kits, before, chance, blocks, tables } = given;
  const n = given.deaths.length;
  const deaths = given.deaths.map((d) => Math.max(0, Math.round(d) - room.deaths));
  const gammaOf = lastOf(tables.gamma);
  const ownGammaOf = lastOf(tables.gamma);
  const perDeath = usesPerDeath(curve, witnessed);
  const reporting = perDeath === null ? null : given.reporting;
  const heard = reporting && perDeath && createHeard(reporting, before, deaths, perDeath, blocks, tables);
  const out = emptyOutcome(n, curve);
  for (let j = 0; j < n; j += 1) {
    const i = heard?.picked.index[j] ?? j;
    const death0 = curve.death0[i] ?? 0;
    const death1 = curve.death1[i] ?? 0;
    const d = deaths[i] ?? 0;
    const z = chance.rate.normal[j] ?? 0;
    const expected =
      heard === null
        ? gammaOf(before.shape + d)(z) / (1 + before.rate)
        : gammaOf(before.shape + d + (reporting?.reported ?? 0))(z) *
          heard.perCount(i, chance.heard.unit[j] ?? 0.5);
    const each = curve.perUse[i] ?? 0;
    const followed = expected * (death0 / death1 - 1);
    const byKits = Math.min(followed, kits.asItWas * each);
    const onSite = room.overdoses + room.oxygenAlone * (oxygenCounts?.[i] ?? 0);
    const inRoom = onSite * death0;
    const kitsCount = count(byKits, chance.kits, j);
    const roomCount = onSite === 0 ? 0 : count(inRoom, chance.room, j) - room.deaths;
    const averted = kitsCount + roomCount;
    // Kits' gain over the room's overdoses counts half for each: the mean over which of them came first.
    const shared = (onSite / 2) * (death0 - death1);
    out.averted[j] = averted;
    out.expected[j] = byKits + inRoom - room.deaths;
    out.byKits[j] = kitsCount + shared;
    out.byRoom[j] = roomCount - shared;
    out.without[j] = d + room.deaths + averted;
    out.overdoses[j] = expected / death1 + onSite;
    out.useWith[j] = curve.use1[i] ?? 0;
    out.useWithout[j] = curve.use0[i] ?? 0;
    out.perUse[j] = each;
    const death2 = curve.death2[i] ?? death1;
    const further = (expected / death1) * (death1 - death2);
    const more = Math.min(followed + further, kits.withMore * each) - byKits;
    out.more[j] = change(kitsCount, byKits, more, chance.more, j);
    out.expectedMore[j] = more;
    if (out.uses !== null && perDeath !== null) {
      // At its own place: the inputs before any report is counted.
      const own = ownGammaOf(before.shape + (deaths[j] ?? 0))(z) / (1 + before.rate);
      out.uses[j] = Math.min(count(own * (perDeath[j] ?? 0), chance.more, j), Math.floor(kits.asItWas));
    }
  }
  return { ...out, picked: heard?.picked ?? null };
};

const count = (mean: number, draws: UnitDraws, j: number): number =>
  signedPoissonAt(mean, draws.unit[j] ?? 0.5, draws.normal[j] ?? 0);

/**
 * Further deaths averted, where `averted` were with `expected` to be expected. More kits add a count of their own. With fewer, each
 * death averted stays averted or does not: a program without kits averts none in any draw.
 */
const change = (averted: number, expected: number, more: number, draws: UnitDraws, j: number): number => {
  if (more * expected >= 0) return count(more, draws, j);
  const lost = Math.min(1, -more / expected);
  return (
    -Math.sign(averted) * binomialAt(Math.abs(averted), lost, draws.unit[j] ?? 0.5, draws.normal[j] ?? 0)
  );
};

/** Uses of the program's kits for one expected death: k of reports.ts. */
const usesPerDeath = ({ use1, share, death1 }: Curve, witnessed: Float64Array): Float64Array | null =>
  share && witnessed.map((w, i) => (w * (use1[i] ?? 0) * (share[i] ?? 0)) / (death1[i] ?? 1));

/** What the reports do to each draw. */
const createHeard = (
  { reported, share }: Reporting,
  before: Before,
  deaths: Float64Array,
  perDeath: Float64Array,
  blocks: number,
  tables: Tables,
) => {
  const levelOf = createLevels(deaths);
  const viewOf = lastOf(
    (d: number): BetaView =>
      tables.beta(reported + reportingPower, Math.max(0.05, before.shape + d - reportingPower)),
  );
  const [least, most] = share;
  const reach = 1 + before.rate;
  const odds = (i: number, of: number): number => ((perDeath[i] ?? 0) * of) / reach;
  const logWeights = perDeath.map((k, i) => {
    if (!(k > 0)) return reported === 0 ? 0 : -Infinity;
    const view = viewOf(levelOf(deaths[i] ?? 0));
    const top = view.logCdf(odds(i, most));
    const bottom = least > 0 ? view.logCdf(odds(i, least)) : -Infinity;
    return -reportingPower * Math.log(k) + top + Math.log1p(-Math.min(1 - 1e-12, Math.exp(bottom - top)));
  });
  const picked = pickByWeight(logWeights, blocks);
  return {
    picked,
    /** 1 - t over 1 + b: the expected deaths for each unit of the drawn gamma. */
    perCount: (i: number, unit: number): number => {
      if (!((perDeath[i] ?? 0) > 0)) return 1 / reach;
      const view = viewOf(levelOf(deaths[i] ?? 0));
      const top = Math.exp(view.logCdf(odds(i, most)));
      const bottom = least > 0 ? Math.exp(view.logCdf(odds(i, least))) : 0;
      const x = Math.min(
        odds(i, most),
        Math.max(odds(i, least), view.oddsAt(bottom + unit * (top - bottom))),
      );
      return 1 / (1 + x) / reach;
    },
  };
};

/** Most draws ask for the table that the last one asked for. */
const lastOf = <T>(make: (key: number) => T): ((key: number) => T) => {
  let last: { readonly key: number; readonly made: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, made: make(key) };
    return last.made;
  };
};

/** At most this many tables when the deaths are given as a range. */
const mostLevels = 16;

/** The nearest of evenly spaced levels; every whole number when they are few. */
const createLevels = (deaths: Float64Array): ((d: number) => number) => {
  const low = deaths.reduce((a, b) => Math.min(a, b), Infinity);
  const high = deaths.reduce((a, b) => Math.max(a, b), -Infinity);
  const step = Math.max(1, (high - low) / (mostLevels - 1));
  return (d) => low + step * Math.round((d - low) / step);
};

const emptyOutcome = (n: number, curve: Curve) => ({
  averted: new Float64Array(n),
  expected: new Float64Array(n),
  byKits: new Float64Array(n),
  byRoom: new Float64Array(n),
  without: new Float64Array(n),
  overdoses: new Float64Array(n),
  useWith: new Float64Array(n),
  useWithout: new Float64Array(n),
  more: new Float64Array(n),
  expectedMore: new Float64Array(n),
  knowsMore: curve.knowsMore,
  perUse: new Float64Array(n),
  uses: curve.share === null ? null : new Float64Array(n),
  picked: null,
});

// Who gets the kits: groups of people at risk that differ in how often they overdose, and the channels that reach them.
import { type Checker, isRecord, reportUnknownFields } from '../check.ts';

export type RiskGroup = {
  readonly name: string;
  /** Of the people at risk, the share in this group. */
  readonly people: number;
  /** Of the overdoses, the share that are this group's. */
  readonly overdoses: number;
  /**
   * Channels of the program whose kits reach this group. A channel that several groups name reaches them by their people; one that
   * no group names reaches everyone at risk.
   */
  readonly channels: readonly string[];
};

/** Groups as the curves read them: one after another, with whoever the form did not name at the end. */
export type Reach = {
  /** Share of the overdoses by group. */
  readonly overdoses: readonly number[];
  /** Kits of a channel for each person of the group, over kits for each person at risk. */
  readonly densityOf: (channel: string) => readonly number[];
};

/** Without groups, one that everything reaches alike. */
export const reachOf = (groups: readonly RiskGroup[] = []): Reach => {
  const rest = (of: 'people' | 'overdoses'): number =>
    Math.max(0, 1 - groups.reduce((sum, group) => sum + group[of], 0));
  const hasRest = rest('people') > slack;
  const overdoses = groups.map((group) => group.overdoses);
  return {
    overdoses: hasRest ? [...overdoses, rest('overdoses')] : overdoses,
    densityOf: (channel) => {
      const reached = groups.filter(({ channels }) => channels.includes(channel));
      const people = reached.reduce((sum, group) => sum + group.people, 0);
      const density = groups.map((group) =>
        reached.length === 0 ? 1 : reached.includes(group) ? 1 / people : 0,
      );
      return hasRest ? [...density, reached.length === 0 ? 1 : 0] : density;
    },
  };
};

/** What rounding leaves when shares should sum to one. */
const slack = 1e-6;

/**
 * People at risk in Rhode Island by last use, and their share of the overdoses there, in the middle of the calibrated sets of Zang
 * et al. 2022 (PMC9647481): as `expectOverdose` has them in the first year. No channels yet: whom yours reach, you know.
 */
export const rhodeIslandGroups: readonly RiskGroup[] = [
  { name: 'prescribed opioids', people: 0.6409, overdoses: 0.0826, channels: [] },
  { name: 'illicit opioids, lower risk', people: 0.0588, overdoses: 0.1709, channels: [] },
  { name: 'illicit opioids, higher risk', people: 0.0491, overdoses: 0.5644, channels: [] },
  { name: 'other drugs', people: 0.2512, overdoses: 0.1821, channels: [] },
];

/** Reports everything wrong with a value that should be a list of `RiskGroup`. */
export const checkGroups = (check: Checker, field: string, value: unknown): void => {
  if (!Array.isArray(value)) {
    check.report('not-a-list', field);
    return;
  }
  const sums = { people: 0, overdoses: 0 };
  const before = check.problems.length;
  value.forEach((group: unknown, i) => {
    const at = `${field}[${i}]`;
    if (!isRecord(group)) {
      check.report('not-an-object', at);
      return;
    }
    reportUnknownFields(check, at, group, ['name', 'people', 'overdoses', 'channels']);
    if (typeof group['name'] !== 'string') check.report('not-text', `${at}.name`);
    if (check.probability(`${at}.people`, group['people'])) check.positive(`${at}.people`, group['people']);
    check.probability(`${at}.overdoses`, group['overdoses']);
    const channels = group['channels'];
    if (!Array.isArray(channels)) check.report('not-a-list', `${at}.channels`);
    else if (!channels.every((channel) => typeof channel === 'string'))
      check.report('not-text', `${at}.channels`);
    sums.people += Number(group['people']);
    sums.overdoses += Number(group['overdoses']);
  });
  if (check.problems.length > before || value.length === 0) return;
  for (const name of ['people', 'overdoses'] as const)
    if (sums[name] > 1 + slack)
      check.report('more-than', field, { got: sums[name], limit: 1, of: `the sum of ${name}` });
  // Nobody is left whose overdoses the missing ones could be.
  if (sums.people >= 1 - slack && sums.overdoses < 1 - slack)
    check.report('outside', field, { low: '1 (the sum of overdoses)', high: 1, got: sums.overdoses });
};

import * as v from 'valibot';

const list = v.record(
  v.string(),
  v.array(v.object({ method: v.string(), path: v.string(), info: v.string() })),
);
const report = v.object({ vulnerabilities: list, anomalies: list });
export type Report = v.InferOutput<typeof report>;

export interface Finding {
  readonly sort: 'vulnerability' | 'anomaly';
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly info: string;
}

/** What the scanner wrote, in the one shape that is read; throws on any other. */
export const reportOf = (json: unknown): Report => v.parse(report, json);

/** All that was found, line by line. */
export const findings = ({ vulnerabilities, anomalies }: Report): readonly Finding[] => [
  ...of('vulnerability', vulnerabilities),
  ...of('anomaly', anomalies),
];

const of = (sort: Finding['sort'], found: v.InferOutput<typeof list>): readonly Finding[] =>
  Object.entries(found).flatMap(([name, each]) => each.map((one) => ({ sort, name, ...one })));

/** What a scanner finds and we do not mend, by its own words. */
const known: Readonly<Record<string, string>> = {
  'X-XSS-Protection is not set': 'known, browsers have dropped it and the content policy stands in its place',
  'Strict-Transport-Security is not set': 'known, the scan is over plain HTTP, where it may not be sent',
};
export const whyKnown = (info: string): string | undefined => known[info.trim()];

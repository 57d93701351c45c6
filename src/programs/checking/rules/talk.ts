import type { CheckResult, Sample } from './sample.ts';
import { opioids, sedatives } from './substances.ts';

/** A thing to say when results are told; its words are `checking.talk.ID`. */
export interface TalkingPoint {
  readonly id: string;
  readonly substances?: readonly string[];
}

/** What to say about these results, the most pressing first: what was not expected, then what the tests cannot say. */
export const talkingPoints = (sample: Sample, results: readonly CheckResult[]): readonly TalkingPoint[] => {
  const found = [...new Set(results.flatMap((result) => result.found.map(({ substance }) => substance)))];
  const { expected = [] } = sample.intake.said;
  const isKnown = expected.length > 0 && !expected.includes('unknown') && !expected.includes('down');
  const extra = isKnown ? found.filter((substance) => !expected.includes(substance)) : [];
  const point = (id: string, is: boolean, about?: readonly string[]): readonly TalkingPoint[] =>
    is ? [{ id, ...(about !== undefined && { substances: about }) }] : [];
  const has = (list: readonly string[]): readonly string[] =>
    found.filter((substance) => list.includes(substance));
  return [
    ...point('found', found.length > 0, found),
    ...point('extra', extra.length > 0, extra),
    ...point('opioid', has(opioids).length > 0, has(opioids)),
    ...point('sedative', has(sedatives).length > 0, has(sedatives)),
    ...point('none', found.length === 0),
    ...point('differ', benchAndLabDiffer(results)),
    ...point(
      'unsure',
      results.some(({ outcome }) => outcome === 'faint' || outcome === 'invalid' || outcome === 'disagree'),
    ),
    ...point('pending', results.some(({ stage }) => stage === 'partial') || sample.state === 'sent'),
    { id: 'limits' },
    { id: 'mixed' },
    { id: 'company' },
  ];
};

/** A lab's last word does not name what the bench found, or names what no test of the bench could. */
const benchAndLabDiffer = (results: readonly CheckResult[]): boolean => {
  const of = (place: CheckResult['place']) =>
    new Set(
      results
        .filter((result) => result.place === place)
        .flatMap(({ found }) => found.map(({ substance }) => substance)),
    );
  const [bench, lab] = [of('bench'), of('lab')];
  return (
    results.some(({ stage }) => stage === 'final') &&
    bench.size > 0 &&
    [...bench].some((substance) => !lab.has(substance))
  );
};

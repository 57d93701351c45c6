import type { CheckResult } from './sample.ts';

/**
 * The fields of the Trans-European Drug Information network's standard for drug checking (tedinetwork.org, "TEDI Standards"): their names,
 * whether they are asked for, and of what type they are. Of nine substances a sample has rows for each.
 */
export interface TediField {
  readonly name: string;
  readonly level: 'required' | 'recommended' | 'optional';
  readonly type: 'bool' | 'text' | 'number' | 'uuid' | 'timestamp' | 'vocabulary';
}

const field = (level: TediField['level'], type: TediField['type'], name: string): TediField => ({
  name,
  level,
  type,
});
export const tediSubstances = 9;

export const tediFields: readonly TediField[] = [
  field('required', 'uuid', 'Sample UID'),
  field('required', 'timestamp', 'Date (yyyy-mm-dd)'),
  field('required', 'text', 'Organisation'),
  field('required', 'text', 'Country'),
  field('required', 'text', 'City'),
  field('required', 'text', 'Sold-As'),
  field('required', 'text', 'Sample Form'),
  field('required', 'text', 'Colour'),
  field('required', 'vocabulary', 'Test Method'),
  field('required', 'bool', 'Alert'),
  ...Array.from({ length: tediSubstances }, (_, at): readonly TediField[] => {
    const level = at === 0 ? 'required' : 'optional';
    return [
      field(level, 'text', `Substance-${at + 1}`),
      field(level, 'number', `Subst${at + 1}-Quant`),
      field(level, 'text', `Subst${at + 1}-Unit`),
    ];
  }).flat(),
  field('recommended', 'bool', 'Sample used prior to test'),
];

/**
 * What the standard asks for and this export does not give, with why. A required field that is named here stands in the file, empty: whoever
 * reads it sees that it is not known, and no default passes for an answer.
 */
export const tediLeftEmpty: Readonly<Record<string, string>> = {
  Alert: 'whether a warning came of a sample is not recorded with it',
  'Subst1-Quant': 'only where the method measured it',
  'Subst1-Unit': 'only where the method measured it',
  Age: 'nobody is asked who they are',
  Gender: 'nobody is asked who they are',
  Logo: 'stamps are for staff only: they point at people',
};

/** The methods of the standard from the plainest to the most telling, by ours. */
const methods: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^strip-/, 'ANTIBODY TEST STRIPS'],
  [/^reagent-/, 'REAGENT TESTING'],
  [/^tlc$/, 'TLC'],
  [/^uv$/, 'UV SPECTROSCOPY'],
  [/^(ftir|raman)$/, 'FTIR/ RAMAN'],
  [/^lc-uv$/, '(U)HPLC-UV'],
  [/^lc-ms$/, '(U)HPLC-MS'],
  [/^gc-ms$/, 'GC-MS'],
  [/^dart-ms$/, 'DIRECT MS'],
  [/^lc-hrms$/, 'LC-HRMS'],
];
export const tediMethods: readonly string[] = methods.map(([, name]) => name);

/** The name of a method in the standard; undefined for one that it does not know. */
export const tediMethod = (method: string): string | undefined =>
  methods.find(([pattern]) => pattern.test(method))?.[1];

/** The most telling of these results that said something, and its method's name. */
export const tediBest = (results: readonly CheckResult[]): CheckResult | undefined =>
  results
    .filter(
      ({ outcome, method }) =>
        (outcome === 'detected' || outcome === 'not-detected' || outcome === 'nothing') &&
        tediMethod(method) !== undefined,
    )
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .at(-1);

const rankOf = ({ method }: CheckResult): number => methods.findIndex(([pattern]) => pattern.test(method));

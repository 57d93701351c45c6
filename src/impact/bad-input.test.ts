// Every public function is called with good arguments in which one value, at a random place, is swapped for something that
// does not belong there. What must never happen: NaN in an answer, an exception without a code, a hang.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calls, type PublicCall } from './bad-input.fixtures.ts';
import * as impact from './index.ts';
import { isProblemError, type Problem, problemSentences } from './problem.ts';

const seed = 20261123;

const junk: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0.5,
  1.5,
  1e308,
  -1e308,
  5e-324,
  0,
  '',
  '0.5',
  'nobody knows',
  true,
  [],
  {},
  [null],
  () => Number.NaN,
  10n,
  Symbol('junk'),
  Object.create(null),
  new Date(0),
];

test('one bad value anywhere is refused with its field and code, or gives an answer without NaN', async () => {
  const counts = { refused: 0, answered: 0 };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), fc.nat(), fc.constantFrom(...junk), async (call, at, bad) => {
      const places = placesIn(call.good, []);
      const place = places[at % places.length] ?? [];
      const outcome = await outcomeOf(call, swap(call.good, place, bad));
      counts[outcome] += 1;
    }),
    { seed, numRuns: 4000 },
  );
  console.log(`seed ${seed}: ${counts.refused} refused, ${counts.answered} answered`);
  assert.ok(counts.refused > counts.answered);
});

test('good arguments give an answer, so that the refusals above mean something', async () => {
  for (const call of calls) assert.equal(await outcomeOf(call, call.good), 'answered', call.name);
});

test('a group with optional fields refuses a misspelled one instead of going on without it', async () => {
  const misspelled: readonly (readonly [string, readonly unknown[]])[] = [
    ['naloxoneUseAtRisk', [{ kits: 1, people: 2, scal: 0.75 }]],
    ['kitsInCirculation', [{ before: 0, monthly: [1], lifetime: 2 }]],
    ['costPerOutcome', [{ costs: [1], outcomes: [1], discount: 0, outcomediscount: 0.1 }]],
    ['fitReporting', [{ given: [[1]], asked: [[1]], used: [[1]], delays: [1] }]],
    ['quantile', [{ kind: 'normal', mean: 0, sd: 1, lo: 0 }, 0.5]],
    ['nelderMead', [() => 0, [0.5], { edges: 0.1 }]],
  ];
  for (const [name, given] of misspelled) {
    const call = calls.find((one) => one.name === name);
    assert.ok(call !== undefined, name);
    assert.equal(await outcomeOf(call, given), 'refused', name);
  }
});

test('every public function that takes input is among those that are tried', () => {
  const tried = new Set(calls.map(({ name }) => name));
  // Makers and readers of problems themselves, checks that are handed a checker, names of words, and what runs in threads.
  const apart = new Set([
    ...['createChecker', 'createProblem', 'err', 'ok', 'must', 'isProblemError', 'isMonth'],
    ...['checkChoices', 'checkDistribution', 'checkLocal', 'checkProgram', 'createNormalTable'],
    ...['checkEffect', 'inputWordId', 'problemWordId', 'workThrough'],
  ]);
  const missing = Object.entries(impact)
    .filter(([name, value]) => typeof value === 'function' && !apart.has(name) && !tried.has(name))
    .map(([name]) => name);
  assert.deepEqual(missing, []);
});

const outcomeOf = async (call: PublicCall, given: readonly unknown[]): Promise<'refused' | 'answered'> => {
  const says = (what: string): string => `${call.name}(${show(given)}): ${what}`;
  let result: unknown;
  try {
    result = await call.call(...given);
  } catch (error) {
    assert.ok(isProblemError(error), says(`threw without a code: ${String(error)}`));
    checkProblems(error.problems, says);
    assert.equal(error.code, error.problems[0]?.code);
    return 'refused';
  }
  if (isResult(result)) {
    if (!result.ok) {
      checkProblems(result.error, says);
      return 'refused';
    }
    result = result.value;
  }
  assert.ok(!holdsNaN(result), says('answered with NaN'));
  return 'answered';
};

const checkProblems = (problems: readonly Problem[], says: (what: string) => string): void => {
  assert.ok(problems.length > 0, says('refused without a problem'));
  for (const { code, field, message } of problems) {
    assert.ok(Object.hasOwn(problemSentences, code), says(`unknown code ${code}`));
    assert.ok(typeof field === 'string' && field !== '', says(`no field in ${message}`));
    assert.ok(!/\{\w+\}/.test(message), says(`unfilled sentence ${message}`));
  }
};

const isResult = (
  value: unknown,
): value is { ok: true; value: unknown } | { ok: false; error: readonly Problem[] } =>
  typeof value === 'object' && value !== null && 'ok' in value;

const holdsNaN = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isNaN(value);
  if (value instanceof Float64Array) return value.some(Number.isNaN);
  if (typeof value === 'string') return value.includes('NaN');
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some(holdsNaN);
};

type Place = readonly (string | number)[];

/** Every place in the arguments: the arguments themselves, fields, items (first and last of a list). */
const placesIn = (value: unknown, here: Place): readonly Place[] => {
  const own = here.length === 0 ? [] : [here];
  if (Array.isArray(value)) {
    const ends = [...new Set([0, value.length - 1])].filter((i) => i >= 0);
    const all = here.length === 0 ? value.map((_, i) => i) : ends;
    return [...own, ...all.flatMap((i) => placesIn(value[i], [...here, i]))];
  }
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && isPlain(value))
    return [...own, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...here, key]))];
  return own;
};

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

const swap = (value: unknown, [first, ...rest]: Place, bad: unknown): readonly unknown[] => {
  const inner = (from: unknown, [key, ...further]: Place): unknown => {
    if (key === undefined) return bad;
    if (Array.isArray(from)) return from.map((one, i) => (i === key ? inner(one, further) : one));
    const record = from as Readonly<Record<string, unknown>>;
    return { ...record, [key]: inner(record[key], further) };
  };
  return (value as readonly unknown[]).map((one, i) => (i === first ? inner(one, rest) : one));
};

const show = (given: readonly unknown[]): string =>
  given
    .map((one) => {
      try {
        return JSON.stringify(one, (_, v: unknown) =>
          typeof v === 'bigint' || typeof v === 'symbol' || typeof v === 'function'
            ? String(v)
            : typeof v === 'number' && !Number.isFinite(v)
              ? String(v)
              : v,
        )?.slice(0, 400);
      } catch {
        return typeof one;
      }
    })
    .join(', ');

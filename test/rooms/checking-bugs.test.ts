import type { JsonObject } from '#log/index.ts';
import type * as release from '#programs/checking/rules/around/release.ts';
import type * as codes from '#programs/checking/rules/code.ts';
import type * as figures from '#programs/checking/rules/figures.ts';
import type * as notes from '#programs/checking/rules/noteworthy.ts';
import type * as samples from '#programs/checking/rules/sample.ts';
import type * as states from '#programs/checking/rules/states.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { type Chance, createChance } from '../simulator/world/chance.ts';
import { testPromises } from './planted.ts';

/**
 * What a sample's way promises, held against the real source and against it with a mistake planted. Ways are drawn by chance and
 * come in any order; what must come of them is reckoned here a second time, by code that shares nothing with the product.
 */

type Rules = typeof codes & typeof figures & typeof notes & typeof release & typeof samples & typeof states;
const folder = 'src/programs/checking/rules';
const start = Date.parse('2026-10-05T09:00:00Z');
const hourMs = 3_600_000;

/** One way of a sample: what was written of it, in the order in which it happened. */
const drawWay = (chance: Chance, sample: string): readonly samples.Recorded[] => {
  const way: samples.Recorded[] = [];
  let ms = start + chance.between(0, 20) * 24 * hourMs;
  const write = (kind: string, body: JsonObject, isCorrection = false): void => {
    ms += chance.between(0, 3) * hourMs;
    way.push({
      id: `${sample}-${way.length}`,
      kind: `checking.${kind}`,
      body: { sample, ...body },
      day: new Date(ms).toISOString().slice(0, 10),
      ms,
      site: 'site',
      author: chance.pick(['one', 'two']),
      isCorrection,
    });
  };
  const found = (): JsonObject => ({
    found: chance.happens(0.6) ? [{ substance: chance.pick(['fentanyl', 'cocaine', 'caffeine']) }] : [],
  });
  write('sample', {
    expected: chance.pick([[], ['unknown'], ['heroin'], ['cocaine']]),
    ...(chance.happens(0.2) && { overdose: 'yes' }),
  });
  const tests: string[] = [];
  const begin = (): string => {
    tests.push(`${sample}-t${tests.length}`);
    return tests.at(-1) ?? '';
  };
  for (let step = chance.between(0, 9); step > 0; step -= 1)
    switch (chance.between(0, 6)) {
      case 0: {
        const test = begin();
        write('strip', { test, target: 'fentanyl', mg: 10, waterMl: chance.pick([5, 50]) });
        for (let read = chance.between(0, 2); read > 0; read -= 1)
          write('reading', { test, target: 'fentanyl', lines: chance.pick(linesOfStrips) });
        break;
      }
      case 1:
        write('reagent', { test: begin(), reagent: 'marquis', ...found() });
        break;
      case 2:
        write('spectrum', { test: begin(), method: chance.pick(['ftir', 'raman']), ...found() });
        break;
      case 3:
        write('lab', { test: begin(), method: 'gc-ms', stage: 'partial', ...found() }, chance.happens(0.2));
        break;
      case 4:
        write('lab', { test: begin(), method: 'gc-ms', stage: 'final', ...found() }, chance.happens(0.2));
        break;
      case 5:
        write('move', { what: chance.pick(['sent', 'returned', 'destroyed', 'lost']) });
        break;
      default:
        if (tests.length > 0)
          write('release', { how: chance.pick(['in-person', 'by-code']), tests: [chance.pick(tests)] });
    }
  return way;
};
const linesOfStrips = ['one', 'two', 'faint', 'invalid'];

const kindIs = (what: string) => (entry: samples.Recorded) => entry.kind === `checking.${what}`;
const substancesIn = ({ body }: samples.Recorded): readonly string[] =>
  (body['found'] as unknown as readonly { readonly substance: string }[]).map(({ substance }) => substance);

/** How far it is: the furthest of all that was written, whatever came first. */
const furthest = (way: readonly samples.Recorded[]): string => {
  const labs = way.filter(kindIs('lab'));
  const has = (is: (entry: samples.Recorded) => boolean): boolean => way.some(is);
  const final = labs.filter(({ body }) => body['stage'] === 'final');
  if (final.some(({ isCorrection }) => isCorrection)) return 'corrected';
  if (final.length > 0) return 'final';
  if (labs.length > 0) return 'partial';
  if (has((entry) => kindIs('move')(entry) && entry.body['what'] === 'sent')) return 'sent';
  if (has(kindIs('spectrum'))) return 'instrument';
  return has((entry) => kindIs('reading')(entry) || kindIs('reagent')(entry)) ? 'strip' : 'received';
};

/** What a strip says, by all who read it. */
const said = (way: readonly samples.Recorded[], test: unknown): string => {
  const seen = new Set(
    way
      .filter(kindIs('reading'))
      .flatMap(({ body }) => (body['test'] === test ? [String(body['lines'])] : [])),
  );
  if (seen.size === 0) return 'unread';
  if (seen.size > 1) return 'disagree';
  return (
    { one: 'detected', two: 'not-detected', faint: 'faint', invalid: 'invalid' }[[...seen][0] ?? ''] ?? ''
  );
};

/** What is in it: by the lab's last word where there is one, else by what the bench saw to an end; nothing is not "not known". */
const inside = (way: readonly samples.Recorded[]): readonly string[] | undefined => {
  const unique = (all: readonly string[]): readonly string[] => [...new Set(all)].toSorted();
  const final = way.filter(kindIs('lab')).filter(({ body }) => body['stage'] === 'final');
  if (final.length > 0) return unique(final.flatMap(substancesIn));
  const read = way.filter(kindIs('strip')).map(({ body }) => said(way, body['test']));
  const yes = read.filter((outcome) => outcome === 'detected').map(() => 'fentanyl');
  const partial = way
    .filter(kindIs('lab'))
    .map(substancesIn)
    .filter((one) => one.length > 0);
  const bench = way
    .filter((entry) => kindIs('spectrum')(entry) || kindIs('reagent')(entry))
    .map(substancesIn);
  const ended = [...bench, ...partial, ...read.filter((one) => /^(not-)?detected$/.test(one)).map(() => [])];
  return ended.length === 0 ? undefined : unique([...bench.flat(), ...partial.flat(), ...yes]);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is wrong with a sample as the rules tell it, '' when nothing is. */
const wrongWith = (
  rules: Rules,
  sample: samples.Sample | undefined,
  way: readonly samples.Recorded[],
): string => {
  if (sample === undefined) return 'a sample is gone';
  if (sample.state !== furthest(way)) return `it is ${furthest(way)} and is called ${sample.state}`;
  const tests = way
    .filter(({ kind }) => /strip|reagent|spectrum|lab/.test(kind))
    .map(({ body }) => body['test']);
  if (!same(sample.results.map(({ test }) => test).toSorted(), tests.toSorted()))
    return 'one result took the place of another';
  for (const result of sample.results)
    if (result.strip !== undefined && result.outcome !== said(way, result.test))
      return `a strip that is ${said(way, result.test)} is told as ${result.outcome}`;
  const opened = way
    .filter(kindIs('release'))
    .flatMap(({ body }) => (body['how'] === 'by-code' ? (body['tests'] as readonly string[]) : []));
  if (!same([...sample.opened].toSorted(), [...new Set(opened)].toSorted()))
    return 'what was told in person is open to whoever holds the code, or the other way about';
  if (!same(rules.foundOf(sample), inside(way))) return 'what is in it is not what was found';
  const first = way.find(kindIs('release'));
  if (sample.firstRelease?.ms !== first?.ms) return 'a wait that never was';
  return wrongWithWord(rules, sample, way);
};

const wrongWithWord = (rules: Rules, sample: samples.Sample, way: readonly samples.Recorded[]): string => {
  const { certainty } = rules.evidenceOf(sample.results);
  const tellsFinal = way
    .filter(kindIs('lab'))
    .some((entry) => entry.body['stage'] === 'final' && substancesIn(entry).length > 0);
  if ((certainty === 'observed') !== tellsFinal) return 'as sure as a lab without its last word';
  const others = way.some(
    (entry) => /reagent|spectrum|lab/.test(entry.kind) && substancesIn(entry).length > 0,
  );
  if (!others && certainty !== 'possible') return 'one strip is taken for more than a maybe';
  const [note] = rules.noteworthy([sample], 0);
  if (note !== undefined && (inside(way) ?? []).length === 0)
    return 'a word on a sample in which nothing was found';
  const expected = way[0]?.body['expected'] as readonly string[];
  if (note?.reasons.includes('not-expected') && (expected.length === 0 || expected.includes('unknown')))
    return 'not expected, where nobody expected anything';
  return '';
};

/** The first promise that is broken, '' when all are kept. */
const complaint = (rules: Rules): string => {
  const chance = createChance('samples');
  for (let world = 0; world < 160; world += 1) {
    const ways = Array.from({ length: 6 }, (_, at) => drawWay(chance, `s${world}-${at}`));
    const mixed = ways
      .flat()
      .map((entry) => ({ entry, at: chance.fraction() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ entry }) => entry);
    const told = rules.foldSamples(mixed);
    for (const way of ways) {
      const sample = told.find(({ id }) => id === way[0]?.body['sample']);
      const wrong = wrongWith(rules, sample, way);
      if (wrong !== '') return wrong;
    }
  }
  return complaintOfCodes(rules, chance) || complaintOfWaits(rules) || complaintOfWeeks(rules);
};

const complaintOfCodes = (rules: Rules, chance: Chance): string => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (let round = 0; round < 20; round += 1) {
    const code = rules.newCode(chance.bytes(rules.codeBytes));
    if (rules.readCode(rules.showCode(code).toLowerCase()) !== code) return 'a code is not found by itself';
    for (let at = 0; at < code.length; at += 1) {
      for (const letter of letters)
        if (
          letter !== code[at] &&
          rules.readCode(code.slice(0, at) + letter + code.slice(at + 1)) !== undefined
        )
          return 'a mistyped code reads as that of another sample';
      const turned =
        code.slice(0, at) +
        code
          .slice(at, at + 2)
          .split('')
          .toReversed()
          .join('') +
        code.slice(at + 2);
      if (turned !== code && rules.readCode(turned) !== undefined)
        return 'two letters that changed places read as another sample';
    }
  }
  return '';
};

const tested = (id: string, ms: number, found: string, waited?: number): readonly samples.Recorded[] => {
  const entry = (kind: string, body: JsonObject, at: number): samples.Recorded => ({
    id: `${id}-${kind}`,
    kind: `checking.${kind}`,
    body: { sample: id, ...body },
    day: new Date(at).toISOString().slice(0, 10),
    ms: at,
    site: 'site',
    isCorrection: false,
  });
  return [
    entry('sample', { expected: ['heroin'], area: 'north' }, ms),
    entry('spectrum', { test: `${id}-t`, method: 'ftir', found: [{ substance: found }] }, ms),
    ...(waited === undefined
      ? []
      : [entry('release', { how: 'by-code', tests: [`${id}-t`] }, ms + waited * hourMs)]),
  ];
};

const complaintOfWaits = (rules: Rules): string => {
  const waiting = rules.foldSamples(tested('a', start, 'heroin'));
  if (rules.medianHours(waiting) !== undefined) return 'a wait that nobody knows is a number';
  const told = [2, 4, 90].flatMap((hours) => tested(`b${hours}`, start, 'heroin', hours));
  return rules.medianHours(rules.foldSamples(told)) === 4 ? '' : 'half of them waited otherwise';
};

const complaintOfWeeks = (rules: Rules): string => {
  const dayMs = 24 * hourMs;
  const week = (from: number, count: number, found: string) =>
    Array.from({ length: count }, (_, at) =>
      tested(`w${from}-${found}-${at}`, start + from * dayMs, found),
    ).flat();
  const all = rules.foldSamples([
    ...week(0, 14, 'heroin'),
    ...week(1, 3, 'xylazine'),
    ...week(7, 15, 'heroin'),
  ]);
  const today = '2026-11-30';
  const released = rules.releasesDue(all, { last: undefined, today });
  const rows = released.flatMap((one) => one.rows);
  if (rows.length === 0) return 'nothing is ever told';
  if (rows.some(({ times }) => times < 11)) return 'a few people can be told from a public page';
  if (released.some(({ from }, at) => at > 0 && from <= (released[at - 1]?.to ?? '')))
    return 'two releases tell of one week';
  if (rules.releasesDue(all, { last: released.at(-1)?.to, today }).length > 0)
    return 'one week is told twice';
  if (rules.releasesDue(all, { last: undefined, today: '2026-10-12' }).length > 0)
    return 'a week leaves before another has passed';
  return '';
};

const bugs: readonly Bug[] = [
  {
    name: 'the lab overwrites the bench',
    file: `${folder}/sample.ts`,
    find: '    ...of(labKind).map(labResult),\n  ].toSorted',
    replace:
      '    ...of(labKind).map(labResult),\n  ].filter((one, _, all) => one.place === "lab" || !all.some(({ place }) => place === "lab")).toSorted',
  },
  {
    name: 'a second reader overwrites the first',
    file: `${folder}/sample.ts`,
    find: "if (seen.size > 1) return 'disagree';",
    replace: '',
  },
  {
    name: 'an invalid strip is told as not detected',
    file: `${folder}/sample.ts`,
    find: "invalid: 'invalid' }",
    replace: "invalid: 'not-detected' }",
  },
  {
    name: 'a strip that nobody read moves the sample on',
    file: `${folder}/sample.ts`,
    find: "if (outcome === 'unread') return [];",
    replace: '',
  },
  {
    name: 'what was told in person is open by code',
    file: `${folder}/sample.ts`,
    find: "releases.filter(({ body }) => body['how'] === 'by-code')",
    replace: 'releases',
  },
  {
    name: 'not tested is told as nothing found',
    file: `${folder}/sample.ts`,
    find: 'return from.length === 0\n    ? undefined',
    replace: 'return from.length === 0\n    ? []',
  },
  {
    name: 'the bench speaks against the last word of a lab',
    file: `${folder}/sample.ts`,
    find: 'const from = last.length > 0 ? last : results',
    replace: 'const from = results',
  },
  {
    name: 'a strip read late takes a sample back from the lab',
    file: `${folder}/states.ts`,
    find: "  partial: {\n    strip: 'partial',",
    replace: "  partial: {\n    strip: 'strip',",
  },
  {
    name: 'a correction of a last word is not marked',
    file: `${folder}/sample.ts`,
    find: "? ['final', 'corrected']",
    replace: "? ['final']",
  },
  {
    name: 'a typed code with one wrong letter opens the result of another',
    file: 'src/codes/checked.ts',
    find: ' && sumOf(values) === 0',
    replace: '',
  },
  {
    name: 'letters that changed places are not seen',
    file: 'src/codes/checked.ts',
    find: '(sum << 1) ^ ((sum >> 4) * 37) ^ value',
    replace: 'sum ^ value',
  },
  {
    name: 'a lab in part counts as its last word',
    file: `${folder}/noteworthy.ts`,
    find: "has(({ stage }) => stage === 'final')",
    replace: "has(({ place }) => place === 'lab')",
  },
  {
    name: 'one strip is called likely',
    file: `${folder}/noteworthy.ts`,
    find: 'supports.length > 1 ||',
    replace: 'supports.length > 0 ||',
  },
  {
    name: 'what nobody expected is called not expected',
    file: `${folder}/noteworthy.ts`,
    find: 'expected.length === 0 || expected.some((code) => open.includes(code))',
    replace: 'false',
  },
  {
    name: 'who still waits counts as nothing waited',
    file: `${folder}/figures.ts`,
    find: '(firstRelease === undefined ? [] :',
    replace: '(firstRelease === undefined ? [0] :',
  },
  {
    name: 'a week is told before another has passed',
    file: `${folder}/around/release.ts`,
    find: 'mondayOf(addDays(today, -7))',
    replace: 'mondayOf(today)',
  },
  {
    name: 'a week that was told is told again',
    file: `${folder}/around/release.ts`,
    find: '    from = addDays(to, 1);\n',
    replace: '',
  },
  {
    name: 'what a few people brought leaves as it is',
    file: 'src/report/safe/safe.ts',
    find: 'usualK = 11',
    replace: 'usualK = 1',
  },
];

testPromises<Rules>({
  folder,
  files: ['sample', 'states', 'code', 'noteworthy', 'figures', 'around/release'],
  complaint,
  bugs,
});

import { namesIn } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { lists } from '#catalog/lists.ts';
import type { RowTarget, TargetField } from '#catalog/row-target.ts';
import { isNothing } from '../mapping/amount.ts';
import { fold, type MappingInput } from '../mapping/mapping.ts';
import { cellText, readValue } from '../mapping/values.ts';
import type { Column } from './column.ts';
import { isRestOfPeople } from './neighbours.ts';
import { plain } from './plain.ts';

type Fields = NonNullable<MappingInput['targets'][number]['fields']>;

export interface SuggestedFields {
  readonly byKind: ReadonlyMap<string, Fields>;
  /** Columns whose words nobody can translate, with those words; they are left out of the field. */
  readonly words: readonly {
    readonly column: string;
    readonly words: readonly { readonly word: string; readonly rows: number }[];
  }[];
}

/** Kinds that a row becomes only when several columns speak of it: a postal code alone is no overdose report. */
const needsSeveral: Readonly<
  Record<
    string,
    {
      readonly strong: readonly string[];
      readonly least: number;
      /** One of these must be there, or a header that speaks of an overdose: "Type of naloxone" may be of what was given. */
      readonly sure?: readonly string[];
    }
  >
> = {
  'naloxone.reversal': {
    strong: [
      'doses',
      'givenBy',
      'emsCalled',
      'survived',
      'product',
      'kitSource',
      'actions',
      'setting',
      'when',
    ],
    least: 2,
    sure: ['emsCalled', 'survived', 'givenBy', 'actions', 'when'],
  },
  // "Personas atendidas" beside no service are those of the visits.
  'testing.service': { strong: ['what'], least: 1 },
};

/** Columns whose header is an alias of a field, by kind. A column fills that field in every kind that has it. */
export const suggestFields = (
  targets: readonly RowTarget[],
  columns: readonly Column[],
  used: Set<Column>,
): SuggestedFields => {
  const byKind = new Map<string, Fields>();
  const words: { column: string; words: { word: string; rows: number }[] }[] = [];
  const taken = new Set<Column>();
  for (const target of targets) {
    const fields: Record<string, Fields[string]> = {};
    const own: Column[] = [];
    const unknown: (typeof words)[number][] = [];
    for (const field of target.fields) {
      const column = columns.find(
        (each) =>
          !used.has(each) &&
          each.filled > 0 &&
          !own.includes(each) &&
          !isRestOfPeople(each, columns) &&
          field.aliases.includes(plain(each.header)) &&
          fits(field, each),
      );
      if (column === undefined) continue;
      own.push(column);
      const translated = translate(field, column);
      fields[field.name] = {
        column: column.header,
        ...(Object.keys(translated.values).length > 0 && { values: translated.values }),
      };
      if (translated.unknown.length > 0) unknown.push({ column: column.header, words: translated.unknown });
    }
    const needs = needsSeveral[target.kind];
    if (needs !== undefined && !isEnough(needs, fields, own)) continue;
    if (Object.keys(fields).length === 0) continue;
    byKind.set(target.kind, fields);
    for (const column of own) taken.add(column);
    for (const each of unknown) if (!words.some(({ column }) => column === each.column)) words.push(each);
  }
  for (const column of taken) used.add(column);
  return { byKind, words };
};

const isEnough = (
  { strong, least, sure = strong }: NonNullable<(typeof needsSeveral)[string]>,
  fields: Fields,
  columns: readonly Column[],
): boolean =>
  strong.filter((name) => fields[name] !== undefined).length >= least &&
  (sure.some((name) => fields[name] !== undefined) ||
    columns.some(({ header }) => ofOverdose.test(plain(header))));

const ofOverdose =
  /\b(used|administered|overdose|reversal|usad[ao]s?|administrad[ao]s?|sobredosis|utilisees?)\b/;

/** A field of numbers wants numbers: a guess that the values contradict is none. */
const fits = (field: TargetField, column: Column): boolean => {
  if (field.type === 'count' || field.type === 'number') return column.numbers * 2 >= column.filled;
  if (field.codes === undefined || column.numbers * 2 < column.filled) return true;
  // "Referrals: 12" counts them, and names none.
  return Object.keys(translate(field, column).values).some((word) => word !== '*');
};

/** What people write beyond the labels of our lists, by code. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  yes: [
    'y',
    'si',
    's',
    'lived',
    'alive',
    'survived',
    'ok',
    'sobrevivio',
    'vive',
    'vivo',
    'called',
    'true',
    '1',
    'x',
  ],
  no: ['n', 'died', 'deceased', 'fatal', 'murio', 'fallecio', 'false', '0'],
  unknown: ['unk', 'u', 'dk', "don't know", 'not sure', 'no se sabe', 'unsure', '?'],
  'nasal-4mg': ['nasal', 'narcan', 'nasal spray', 'spray', 'narcan nasal', '4mg', '4 mg', 'nose spray'],
  'im-vial': ['im', 'injection', 'injectable', 'vial', 'intramuscular', 'inyectable', 'shot'],
  'nasal-8mg': ['kloxxado', '8mg', '8 mg'],
  bystander: [
    'friend',
    'family',
    'peer',
    'partner',
    'stranger',
    'amigo',
    'amiga',
    'someone else',
    'other person',
  ],
  reporter: ['me', 'participant', 'i did', 'myself', 'yo'],
  staff: ['worker', 'program staff', 'outreach worker', 'volunteer', 'personal'],
  ems: ['paramedic', 'paramedics', 'ambulance', 'fire', 'emt', 'first responder'],
  police: ['cops', 'cop', 'officer', 'policia'],
};

/** Words of the sample that are labels, aliases or synonyms of the field's codes; the others, and how often each comes. */
const translate = (field: TargetField, { cells }: Column) => {
  const values: Record<string, string> = {};
  const unknown = new Map<string, { word: string; rows: number }>();
  if (field.type === 'text' || field.type === 'yes-no' || field.type === 'count' || field.type === 'number') {
    if (field.type === 'yes-no')
      for (const cell of cells)
        if (cell !== null && !readValue(cell, field, undefined, { decimal: '.' }).ok)
          note(unknown, cellText(cell));
    return { values, unknown: [...unknown.values()] };
  }
  if (field.codes === undefined) return { values, unknown: [] };
  const names = namesOf(new Set(field.codes));
  for (const cell of cells)
    for (const part of partsOf(field, cellText(cell))) {
      const word: string = part.trim();
      const code = names.get(fold(word));
      if (word === '' || field.codes.includes(word)) continue;
      if (code !== undefined) values[word] = code;
      // A bare no, where each code that says no says why: which of them it was is not known.
      else if (isBareNo(word)) values[word] = '';
      else if (!isNothing(word)) note(unknown, word);
    }
  return {
    values: unknown.size > 0 ? { ...values, '*': '' } : values,
    unknown: [...unknown.values()].slice(0, 20),
  };
};

const isBareNo = (word: string): boolean => /^(n|no|false|falso|f)$/.test(fold(word));

const partsOf = (field: TargetField, text: string): readonly string[] =>
  field.type === 'codes' ? text.split(/[;,/\n]/) : [text];

const note = (unknown: Map<string, { word: string; rows: number }>, word: string): void => {
  const before = unknown.get(fold(word));
  unknown.set(fold(word), { word, rows: (before?.rows ?? 0) + 1 });
};

const namesOf = (codes: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const add = (name: string, code: string): void => {
    if (!names.has(fold(name))) names.set(fold(name), code);
  };
  for (const list of Object.keys(lists) as readonly ListName[])
    for (const choice of lists[list])
      if (codes.has(choice.code))
        for (const name of [
          choice.code,
          ...namesIn(choice.label),
          ...('aliases' in choice ? (choice.aliases ?? []) : []),
        ])
          add(name, choice.code);
  for (const [code, words] of Object.entries(synonyms))
    if (codes.has(code)) for (const word of words) add(word, code);
  return names;
};

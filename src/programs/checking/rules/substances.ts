import { type Substance, substances } from '#catalog/checked-substances.ts';
import { namesIn, type Speaking, textOf } from '#catalog/choice.ts';
import type { SubstanceBody } from '../entries.ts';

/** Substances with those the organization added, the latest word on each: added ones may map one of ours anew. */
export const withOwn = (added: readonly SubstanceBody[]): readonly Substance[] => {
  const own = new Map(
    added.map(({ code, name, aliases = [], pubchem, cas, unii }) => [
      code,
      { code, name: { en: name }, aliases, pubchem, cas, unii } satisfies Substance,
    ]),
  );
  const shipped = substances.map((known) => own.get(known.code) ?? known);
  return [
    ...shipped,
    ...[...own.values()].filter(({ code }) => !substances.some((known) => known.code === code)),
  ];
};

/** A name without case, accents, blanks and marks. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Which of these somebody means, by any of its numbers or names. A number that is given decides; undefined: nobody knows it. */
export const findSubstance = (
  list: readonly Substance[],
  said: {
    readonly name?: string | undefined;
    readonly pubchem?: number | undefined;
    readonly cas?: string | undefined;
    readonly unii?: string | undefined;
  },
): Substance | undefined => {
  const { pubchem, cas, unii } = said;
  const byNumber = list.find(
    (known) =>
      (pubchem !== undefined && known.pubchem === pubchem) ||
      (cas !== undefined && cas !== '' && known.cas === cas) ||
      (unii !== undefined && unii !== '' && known.unii === unii),
  );
  const name = plain(said.name ?? '');
  return (
    byNumber ??
    (name === ''
      ? undefined
      : list.find((known) =>
          [known.code, ...namesIn(known.name), ...known.aliases].some((each) => plain(each) === name),
        ))
  );
};

/** The name of a code, in the reader's language; the code itself for one that a newer build knows. */
export const substanceName = (list: readonly Substance[], code: string, reader: Speaking): string => {
  const known = list.find((each) => each.code === code);
  return known === undefined ? code : textOf(known.name, reader);
};

/** A code for a substance that is added, from its name; unlike any other of the list. */
export const newSubstanceCode = (list: readonly Substance[], name: string): string => {
  const base =
    name
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50)
      .replace(/-+$/, '') || 'substance';
  let code = base;
  for (let count = 2; list.some((known) => known.code === code); count += 1) code = `${base}-${count}`;
  return code;
};

/** What slows breathing although naloxone does little against it, and what wears off late. Our own grouping. */
export const sedatives: readonly string[] = [
  'xylazine',
  'medetomidine',
  'benzodiazepine',
  'alprazolam',
  'bromazolam',
  'etizolam',
  'diazepam',
];
export const opioids: readonly string[] = [
  'fentanyl',
  'heroin',
  'nitazene',
  'metonitazene',
  'isotonitazene',
  'carfentanil',
  'para-fluorofentanyl',
  'oxycodone',
  'methadone',
  'tramadol',
  'morphine',
];
const stimulants: readonly string[] = ['cocaine', 'crack', 'methamphetamine', 'amphetamine', 'mdma'];

/** What a substance does, where it is one of those; undefined for others, such as what is only mixed in. */
export const classOf = (code: string): 'opioids' | 'sedatives' | 'stimulants' | undefined => {
  if (opioids.includes(code) || code === 'down' || code === 'opioid-pill') return 'opioids';
  if (sedatives.includes(code)) return 'sedatives';
  return stimulants.includes(code) ? 'stimulants' : undefined;
};

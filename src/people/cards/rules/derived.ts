import type { Uuid } from '#log/index.ts';
import type { DerivedBody, RecipePart } from '../entries.ts';

/**
 * A code that is made anew each time of what somebody knows by heart, for who has no card at hand. It is weak: whoever has a
 * device with the keys and a copy of the database can try all codes there are. So it stands beside a card and never instead of one, an
 * organization turns it on, and the person agrees to it.
 */

/** How many different answers there are as good as, by our estimate: names and years are not spread evenly. */
const answers: Readonly<Record<RecipePart, number>> = {
  'own-first': 50,
  'mother-first': 50,
  'father-first': 50,
  birthplace: 30,
  'birth-day': 30,
  'birth-month': 12,
  'birth-year': 35,
  'older-siblings': 4,
};

/** Fewer than two letters, a month and a year give: too many people would share a code. */
const fewest = 20_000;
const birthDate: readonly RecipePart[] = ['birth-day', 'birth-month', 'birth-year'];

export const codesOf = (parts: readonly RecipePart[]): number =>
  parts.reduce((product, part) => product * answers[part], 1);

/** What is wrong with a recipe, as a word for the screen. Undefined: nothing. */
export const recipeFault = (parts: readonly RecipePart[]): 'birth-date' | 'too-few' | undefined => {
  if (birthDate.every((part) => parts.includes(part))) return 'birth-date';
  return codesOf(parts) < fewest ? 'too-few' : undefined;
};

/** Of that many people, how many share their code with somebody: 1 - (1 - 1/codes)^(people - 1), the birthday problem. */
export const sharing = (parts: readonly RecipePart[], people: number): number =>
  Math.round(people * (1 - (1 - 1 / codesOf(parts)) ** (people - 1)));

const numbers: Partial<Readonly<Record<RecipePart, readonly [least: number, most: number]>>> = {
  'birth-day': [1, 31],
  'birth-month': [1, 12],
  'birth-year': [0, 99],
  'older-siblings': [0, 19],
};
export const isNumber = (part: RecipePart): boolean => numbers[part] !== undefined;

/** The two characters of one answer; undefined where it is no answer. Nothing typed is an answer: not known. */
const partOf = (part: RecipePart, typed: string): string | undefined => {
  const range = numbers[part];
  if (range === undefined) {
    const letters = typed
      .normalize('NFD')
      .toUpperCase()
      .replace(/[^A-Z]/g, '');
    return letters === '' && typed.trim() !== '' ? undefined : letters.slice(0, 2).padEnd(2, '-');
  }
  const text = typed.trim();
  if (text === '') return '--';
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const number = part === 'birth-year' ? Number(text) % 100 : Number(text);
  return number < range[0] || number > range[1] ? undefined : String(number).padStart(2, '0');
};

/** The code of what was answered; else the first part that is no answer, or `unknown` where more than one is not known. */
export const derivedCode = (
  parts: readonly RecipePart[],
  typed: Readonly<Partial<Record<RecipePart, string>>>,
):
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly wrong: RecipePart | 'unknown' } => {
  const values = parts.map((part) => partOf(part, typed[part] ?? ''));
  const wrong = parts.find((_, at) => values[at] === undefined);
  if (wrong !== undefined) return { ok: false, wrong };
  if (values.filter((value) => value === '--').length > 1) return { ok: false, wrong: 'unknown' };
  return { ok: true, code: values.join('') };
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-';
const digits = '0123456789-';

/** Every code that is one slip away: another letter or digit in one place, two neighbors changed, or one answer not known. */
export const nearCodes = (code: string): readonly string[] => {
  const near = new Set<string>();
  for (const [at, character] of [...code].entries()) {
    const others = /\d/.test(character) ? digits : character === '-' ? letters + digits : letters;
    for (const other of others) near.add(code.slice(0, at) + other + code.slice(at + 1));
    const next = code[at + 1];
    if (next !== undefined) near.add(code.slice(0, at) + next + character + code.slice(at + 2));
    // A whole answer: two characters.
    if (at % 2 === 0) near.add(`${code.slice(0, at)}--${code.slice(at + 2)}`);
  }
  near.delete(code);
  return [...near];
};

/** What is kept and compared: of this recipe, so that codes of another are never taken for it. */
export const derivedText = (parts: readonly RecipePart[], code: string): string =>
  `${parts.join(' ')}: ${code}`;

/** A code that was kept, as devices hold it. */
export interface GivenDerived {
  readonly id: Uuid;
  readonly subject?: Uuid | undefined;
  readonly hlc: string;
  readonly occurredAt: string;
  readonly body: DerivedBody;
}

/** Somebody who may be meant. Nothing is decided by it. */
export interface Candidate {
  readonly subject: Uuid;
  readonly since: string;
  readonly is: 'same' | 'near';
}

type Revoked = readonly { readonly body: { readonly card?: Uuid | undefined } }[];

/** The codes that find somebody now, the newest first. */
export const liveCodes = (codes: readonly GivenDerived[], revoked: Revoked): readonly GivenDerived[] => {
  const gone = new Set(revoked.map(({ body }) => body.card));
  return codes
    .filter(({ id, subject, body }) => subject !== undefined && body.derived !== undefined && !gone.has(id))
    .toSorted((a, b) => (a.hlc < b.hlc ? 1 : -1));
};

/** Who may be meant by a code: first those with this very code, then those one slip away; each person once. */
export const candidatesOf = (
  live: readonly GivenDerived[],
  tokens: { readonly same: string; readonly near: ReadonlySet<string> },
): readonly Candidate[] => {
  const found = new Map<Uuid, Candidate>();
  for (const is of ['same', 'near'] as const)
    for (const { subject, body, occurredAt } of live) {
      if (subject === undefined || body.derived === undefined || found.has(subject)) continue;
      const isIt = is === 'same' ? body.derived === tokens.same : tokens.near.has(body.derived);
      if (isIt) found.set(subject, { subject, since: occurredAt, is });
    }
  return [...found.values()];
};

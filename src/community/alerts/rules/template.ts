import { type AlertText, effectCodes, type ReportBody, type Said, saidLengths } from '../entries.ts';
import { type Both, effects } from './effects.ts';

/** What reports of one alert say together: each word of it as the organization calls it, in both languages. */
export interface Facts {
  readonly soldAs: Both | undefined;
  readonly found: readonly Both[];
  readonly colour: Both | undefined;
  readonly area: Both | undefined;
  readonly effects: ReportBody['effects'] & object;
}

/** What the reports agree on: the first that says something says it. */
export const factsOf = (
  reports: readonly ReportBody[],
  label: (list: 'substance' | 'colour' | 'area', code: string) => Both,
): Facts => {
  const first = (field: 'soldAs' | 'colour' | 'area'): string | undefined =>
    reports.map((report) => report[field]).find((code) => code !== undefined);
  const of = (list: 'substance' | 'colour' | 'area', code: string | undefined): Both | undefined =>
    code === undefined ? undefined : label(list, code);
  const told = new Set(reports.flatMap((report) => report.effects ?? []));
  return {
    soldAs: of('substance', first('soldAs')),
    found: [...new Set(reports.flatMap(({ found }) => found ?? []))].map((code) => label('substance', code)),
    colour: of('colour', first('colour')),
    area: of('area', first('area')),
    effects: effectCodes.filter((code) => told.has(code)),
  };
};

/** What was found where, what it does, what to do: a text to begin with, which a person changes and another approves. */
export const draftText = (facts: Facts): AlertText => ({ en: saidIn('en', facts), es: saidIn('es', facts) });

const saidIn = (in_: 'en' | 'es', { soldAs, found, colour, area, effects: told }: Facts): Said => {
  const say = phrases[in_];
  const sold = say.thing(soldAs?.[in_], colour?.[in_]);
  const where = area?.[in_] ?? say.somewhere;
  const names = found.map((each) => each[in_]).join(say.and);
  const does = told.map((code) => effects[code].does[in_]);
  const noticed = told[0];
  const what =
    names === ''
      ? noticed === undefined
        ? say.odd
        : effects[noticed].label[in_].toLowerCase()
      : say.has(names);
  return {
    line: `${sold}: ${what}`.slice(0, saidLengths.line),
    where: where.slice(0, saidLengths.where),
    found: say.found(sold, where, names).slice(0, saidLengths.found),
    does: (does.length === 0 ? say.unknown : does.join(' ')).slice(0, saidLengths.does),
    act: [
      ...(told.length === 0 ? [effects.overdose.act[in_]] : told.map((code) => effects[code].act[in_])),
      say.stay,
    ]
      .join(' ')
      .slice(0, saidLengths.act),
  };
};

const phrases = {
  en: {
    thing: (sold: string | undefined, colour: string | undefined): string =>
      [
        sold === undefined ? 'Drugs' : `Sold as ${lower(sold)}`,
        ...(colour === undefined ? [] : [lower(colour)]),
      ].join(', '),
    and: ' and ',
    has: (names: string): string => `has ${lower(names)} in it`,
    odd: 'something is not right',
    somewhere: 'around here',
    found: (sold: string, where: string, names: string): string =>
      names === ''
        ? `People told us of this. ${sold}. Seen: ${where}.`
        : `We tested some. ${sold}. It had ${lower(names)} in it. Seen: ${where}.`,
    unknown: 'We do not know yet what it does.',
    stay: 'If someone does not wake: call for help, give breaths, give naloxone, stay.',
  },
  es: {
    thing: (sold: string | undefined, colour: string | undefined): string =>
      [
        sold === undefined ? 'Drogas' : `Se vende como ${lower(sold)}`,
        ...(colour === undefined ? [] : [lower(colour)]),
      ].join(', '),
    and: ' y ',
    has: (names: string): string => `tiene ${lower(names)}`,
    odd: 'algo no está bien',
    somewhere: 'por aquí',
    found: (sold: string, where: string, names: string): string =>
      names === ''
        ? `Nos contaron de esto. ${sold}. Visto: ${where}.`
        : `Analizamos una muestra. ${sold}. Tenía ${lower(names)}. Visto: ${where}.`,
    unknown: 'Todavía no sabemos qué hace.',
    stay: 'Si alguien no despierta: pide ayuda, da respiración, da naloxona y quédate.',
  },
} as const;

/** The first letter small, but not that of what is all capitals, such as GHB. */
const lower = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);

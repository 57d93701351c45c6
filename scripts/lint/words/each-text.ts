import { countText, englishSyllables, gradeOf, spanishEaseOf, spanishSyllables } from './readability.ts';

/** A text of so few words is a label, a button or a heading: what it is called, not how it reads. */
const longestLabel = 8;

/** Highest grade of one English text, and lowest ease of one Spanish text. */
export const textLimits = { grade: 8, ease: 60 } as const;

/** Texts that stay harder to read than the limit, and why. One that reads well again has to leave the list. */
const exceptions: Readonly<Record<'en' | 'es', ReadonlySet<string>>> = {
  en: new Set([
    // The words of a law, of a phone's own menus, of a standard, and of the method that a reviewer has to find.
    'care.part2.statement',
    'server.trust.iphone.3',
    'care.bundle.problem.SDOH-Task-2',
    'app.impact.limits.paragraph',
    'app.office.survey.what',
    // The name of an illness.
    'app.impact.why.hcv',
    // Definitions of figures: each says all that is counted, and is held to an exact wording by its version.
    'care.indicator.doses.1.counts',
    'consumption.indicator.orientation.1.not',
    'exchange.indicator.summary.1.counts',
    'stock.indicator.ledger.1.counts',
    'stock.indicator.ledger.1.in.counts',
    'stock.indicator.ledger.1.out.counts',
    'testing.indicator.cascade.1.unopened.counts',
    'treatment.indicator.goals.1.counts',
    'treatment.indicator.retention.1.inTouch.counts',
  ]),
  es: new Set([
    'server.trust.iphone.3',
    'care.bundle.problem.SDOH-Task-2',
    'app.impact.why.hcv',
    'app.impact.ask.oxygenAlone',
    // “Sala supervisada”, “referencia”, “bloqueo automático”: the field's and the phone's own long words.
    'consumption.asleep',
    'consumption.closed.off',
    'consumption.report.overdoses-each',
    'consumption.services.hint',
    'care.indicator.referrals.1.agonistStarted.counts',
    'consumption.indicator.events.1.doses.counts',
    'exchange.indicator.items-by-site.1.handouts.counts',
    'exchange.indicator.items.1.handouts.counts',
    'exchange.indicator.summary.1.bulkPeople.counts',
    'exchange.indicator.summary.1.not',
    'naloxone.indicator.trained.1.counts',
    'stock.indicator.ledger.1.not',
    'testing.indicator.cascade.1.reactive.counts',
    'testing.indicator.cascade.1.started.counts',
  ]),
};

/** What Spanish of Latin America and the United States does not say, and what is meant. */
const refused: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\busted\b|\bdeberá\b/iu, 'speaks to usted: say tú'],
  [
    /(?:^|[.!?:;¿¡]\s*|\n)(?:Abra|Agregue|Anote|Borre|Compruebe|Confirme|Consulte|Deje|Elija|Escriba|Espere|Guarde|Haga|Ingrese|Intente|Introduzca|Lea|Llame|Marque|Mire|Pida|Ponga|Presione|Pregunte|Pulse|Quite|Responda|Revise|Seleccione|Toque|Use|Verifique|Vuelva)\b/u,
    'speaks to usted: say tú',
  ],
  [/\bmostrador/iu, 'says "mostrador": a van has none'],
  [/\bguardi[aá]n(?:es)?\b/iu, 'says "Guardián": say contenedor para jeringas'],
  [/\d,\d{1,2}(?!\d)/u, 'has a decimal comma: the region of the reader decides, and a label has a point'],
];

/** What is wrong with one text as a reader sees it. */
export const faultsOfText = (locale: string, text: string): readonly string[] => {
  if (locale === 'es')
    return [
      ...refused.filter(([pattern]) => pattern.test(text)).map(([, why]) => why),
      ...tooHard('es', text),
    ];
  return locale === 'en' ? tooHard('en', text) : [];
};

const tooHard = (locale: 'en' | 'es', text: string): readonly string[] => {
  if ((text.match(/[\p{L}\p{N}'’-]+/gu) ?? []).length <= longestLabel) return [];
  const counts = countText([text], locale === 'en' ? englishSyllables : spanishSyllables);
  if (counts.words === 0) return [];
  if (locale === 'en') {
    const grade = gradeOf(counts);
    return grade <= textLimits.grade
      ? []
      : [`${hard} grade ${grade.toFixed(1)}, at most ${textLimits.grade}`];
  }
  const ease = spanishEaseOf(counts);
  return ease >= textLimits.ease ? [] : [`${hard} ease ${ease.toFixed(1)}, at least ${textLimits.ease}`];
};

const hard = 'is hard to read:';

/** What is wrong with each text of a catalog, one line each. `texts`: what a reader sees of a message, in every plural form. */
export const faultsOfTexts = (
  file: string,
  locale: string,
  messages: readonly (readonly [id: string, texts: readonly string[]])[],
): readonly string[] => {
  const named = locale === 'en' || locale === 'es' ? exceptions[locale] : new Set<string>();
  return messages.flatMap(([id, texts]) => {
    const faults = [...new Set(texts.flatMap((text) => faultsOfText(locale, text)))];
    const isHard = faults.some((fault) => fault.startsWith(hard));
    if (named.has(id) && !isHard) return [`${file}: ${id} reads well: take it off the list of exceptions`];
    return faults
      .filter((fault) => !named.has(id) || !fault.startsWith(hard))
      .map((fault) => `${file}: ${id} ${fault}`);
  });
};

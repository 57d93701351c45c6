// An answer as sentences, tables and plots. English: the terminal is for people who run analyses; screens have both tongues.
import type { Answer, Comparison, CurvePoint } from '../../answer/answer.ts';
import type { ConstantName } from '../../answer/constants.ts';
import { headlineOf } from '../../answer/headline.ts';
import { type Input, type InputName, isNotCautious } from '../../answer/inputs.ts';
import type { Notice } from '../../answer/notices.ts';
import type { Source } from '../../evidence/effect.ts';
import { type Distribution, quantile } from '../../inference/distribution.ts';
import type { Summary } from '../../inference/summary.ts';
import { curvePlot, densityPlot, tornadoPlot } from '../../plots/plots.ts';
import type { LawName } from '../../program/law.ts';
import { figure, type Table, toText } from './table.ts';

/** The answer for reading, headline first. */
export const answerText = (answer: Answer): string => {
  const { averted, more, reversals, run } = answer;
  const reports =
    reversals === null
      ? []
      : [
          '',
          `${reversals.reported} reversals were reported; by themselves they stand for ${span(reversals.avertedByReports)} deaths averted. Form and deaths imply ${span(reversals.implied)} uses of the program's kits.`,
        ];
  const bold = answer.assumptions.filter(isNotCautious).map(({ name }) => inputLabels[name]);
  return [
    headline(averted),
    ...lawLines(answer),
    ...answer.notices.map(noticeText),
    ...(bold.length === 0 ? [] : [`NOT the cautious estimate for: ${bold.join('; ')}.`]),
    `With ${figure(more.kits)} more kits: ${span(more.averted)} more deaths averted.`,
    ...reports,
    '',
    toText(answerTable(answer)),
    '',
    toText(influenceTable(answer)),
    '',
    ...(answer.beside.length === 0
      ? []
      : ['Rules of thumb on the same counts, not part of the answer:', toText(besideTable(answer)), '']),
    toText(assumptionTable(answer)),
    '',
    methodsText(answer),
    '',
    `Engine ${run.engine}, registry ${run.registry}, data ${run.data}, seed ${run.seed}, ${run.draws} draws.`,
    'Figures in brackets hold 95 % of what the inputs allow; "error" is the Monte Carlo error of the median.',
  ].join('\n');
};

/** "Between 4 and 190 deaths averted; the middle estimate is 34." Its numbers are those of every other face. */
export const headline = (averted: Summary): string => {
  const { low, high, middle, kind } = headlineOf(averted);
  switch (kind) {
    case 'unclear':
      return `Between ${low} and ${high}: the data cannot tell if deaths were averted.`;
    case 'small':
      return `Between ${low} and ${high} deaths averted; the middle estimate is ${middle}. These numbers are too small to tell apart from chance.`;
    case 'clear':
      return `Between ${low} and ${high} deaths averted; the middle estimate is ${middle}.`;
  }
};

const lawLines = ({ laws }: Answer): readonly string[] =>
  laws.length < 2
    ? []
    : [
        'Studies differ in how much a kit does, and nobody knows which holds here. The range covers all of these:',
        ...laws.map(
          ({ law, weight, averted }) =>
            `  ${lawLabels[law]}: ${span(averted)}, ${Math.round(weight * 100)} % of the draws`,
        ),
      ];

const noticeText = (notice: Notice): string => {
  switch (notice.code) {
    case 'too-small':
      return 'This does not say that the kits did nothing. Count more years, or join with places nearby; do not rank places by it.';
    case 'few-at-risk':
    case 'many-at-risk':
      return `People at risk are ${(notice.share * 100).toFixed(1)} % of residents; the curve over them was fitted where they were ${(notice.usual * 100).toFixed(1)} %. Check what was counted.`;
    case 'reports-above':
      return 'More reversals were reported than the form and the deaths allow. Check the form.';
    case 'curve-misses-reports':
      return `The curve "${lawLabels[notice.law]}" can hardly have given the reversals reported; it counts them at less than their weight.`;
  }
};

const lawLabels: Readonly<Record<LawName, string>> = {
  atRisk: 'Rhode Island model, over people at risk (Zang 2022)',
  stateCurve: 'state curves, over residents (Irvine 2022)',
  rateRatio: 'deaths before and after kits (rate ratio)',
};

const span = ({ median, most }: Summary): string =>
  `${figure(median)} (${figure(most[0])} to ${figure(most[1])})`;

/** Two programs in one place, in sentences. */
export const comparisonText = ({ averted, more, better, worse }: Comparison): string => {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return [
    headline(averted),
    `With the other program in its place: ${span(more)} further deaths averted (below zero: more people would have died).`,
    `It is expected to avert more in ${percent(better)} of the draws and fewer in ${percent(worse)}.`,
  ].join('\n');
};

export const answerTable = (answer: Answer): Table => {
  const row = (name: string, summary: Summary | null | undefined) =>
    summary === null || summary === undefined
      ? []
      : [[name, summary.median, ...summary.half, ...summary.most, summary.error]];
  return {
    heads: ['quantity', 'median', 'low 50 %', 'high 50 %', 'low 95 %', 'high 95 %', 'error'],
    rows: [
      ...row('deaths averted', answer.averted),
      ...row('of these by kits', answer.byPart.kits),
      ...row('of these by the room', answer.byPart.room),
      ...row('deaths without the program', answer.deathsWithoutProgram),
      ...row('overdoses', answer.overdoses),
      ...row('naloxone used, with the program', answer.naloxoneUse.withProgram),
      ...row('naloxone used, without it', answer.naloxoneUse.withoutProgram),
      ...row(`averted by ${figure(answer.more.kits)} more kits`, answer.more.averted),
      ...answer.laws.flatMap(({ law, averted }) => row(`averted, ${lawLabels[law]}`, averted)),
      ...row('injections with a new needle', answer.infections?.coverage),
      ...row('HCV infections averted', answer.infections?.hcvAverted),
      ...row('HCV averted, with what is passed on', answer.infections?.hcvDynamic?.period),
      ...row('HCV averted in ten years, passed on', answer.infections?.hcvDynamic?.tenYears),
      ...row('HIV infections averted', answer.infections?.hivAverted),
      ...row('overdose deaths averted by treatment begun, beside', answer.treatment?.averted),
      ...row('averted, by reported reversals alone', answer.reversals?.avertedByReports),
    ],
  };
};

export const influenceTable = ({ influence }: Answer): Table => ({
  heads: ['input', 'share of the spread', 'averted when lowest', 'averted when highest'],
  rows: influence.map(({ input, share, atLow, atHigh }) => [inputLabels[input], share, atLow, atHigh]),
});

export const besideTable = ({ beside }: Answer): Table => ({
  heads: ['rule', 'deaths averted', 'low 95 %', 'high 95 %', 'from'],
  rows: beside.map(({ effect, estimate, range }) => [
    effect.id,
    estimate,
    ...range,
    sourceText(effect.source),
  ]),
});

/** A paragraph for a paper (CHEERS 2022, STRESS), to be completed with the place and its sources. */
export const methodsText = ({ run, laws, assumptions }: Answer): string =>
  laws.length === 0
    ? ''
    : [
        `Methods. Deaths averted were estimated with the Alongside impact engine ${run.engine} (figures ${run.registry}, data ${run.data}) from ${run.draws} quasi-random draws (Sobol, seed ${run.seed}) of ${assumptions.length} uncertain inputs.`,
        'Deaths were a Poisson count; the overdoses they imply, through a tree of being alone, naloxone and ambulance, were met once with and once without the program. Reversals reported and their unknown completeness entered as a second count.',
        `How naloxone use rises with kits was drawn from ${laws.map(({ law, weight }) => `${lawLabels[law]} (${Math.round(weight * 100)} %)`).join('; ')}.`,
        'The comparator is the same place without the program; the perspective is that of deaths, without costs or discounting; the horizon is the period counted. The interval holds 95 % of the deaths averted and of their expectation. Not counted: overdoses prevented, lives saved by oxygen or breathing alone, deaths from other causes.',
      ].join(' ');

export const assumptionTable = ({ assumptions, constants }: Answer): Table => ({
  heads: ['assumption', 'median', 'low 95 %', 'high 95 %', 'from'],
  rows: [
    ...assumptions.map(({ name, distribution, origin }) => [
      inputLabels[name],
      ...ends(distribution),
      originText(origin),
    ]),
    ...constants.map(({ name, value, source, extrapolated }) => [
      constantLabels[name],
      value,
      null,
      null,
      `${sourceText(source)}${extrapolated ? '; EXTRAPOLATED by the authors, not modelled' : ''}`,
    ]),
  ],
});

const ends = (d: Distribution): readonly number[] => [
  quantile(d, 0.5),
  quantile(d, 0.025),
  quantile(d, 0.975),
];

const originText = (origin: Input['origin']): string =>
  origin.kind === 'suggested'
    ? `suggested from ${origin.effects.map(({ id }) => id).join(', ')}`
    : origin.kind === 'evidence'
      ? `${origin.cautious ? '' : 'NOT the cautious estimate; '}${origin.effect.id}: ${sourceText(origin.effect.source)}`
      : origin.kind;

const sourceText = ({ citation, identifier, place }: Source): string =>
  `${citation} (${identifier === null ? place : `${identifier}, ${place}`})`;

/** Files of an answer's plots by name. */
export const answerPlots = (
  answer: Answer,
  curve: readonly CurvePoint[],
): Readonly<Record<string, string>> => {
  const said = headline(answer.averted);
  return {
    'averted.svg': densityPlot(answer.draws, answer.averted, {
      title: 'Deaths averted',
      summary: said,
      axis: 'deaths averted in the period',
    }),
    'influence.svg': tornadoPlot(
      answer.influence.map(({ input, atLow, atHigh }) => ({ name: inputLabels[input], atLow, atHigh })),
      {
        title: 'Which input matters most',
        summary: `Most: ${answer.influence[0] === undefined ? 'none' : inputLabels[answer.influence[0].input]}.`,
        axis: 'deaths averted',
        middle: answer.averted.mean,
        lowWord: 'lowest tenth of the input',
        highWord: 'highest tenth',
      },
    ),
    'more-kits.svg': curvePlot(
      curve.map(({ kits, averted }) => ({
        x: kits,
        y: averted.median,
        low: averted.most[0],
        high: averted.most[1],
      })),
      {
        title: 'What more kits would do',
        summary: `${figure(answer.more.kits)} more kits: ${span(answer.more.averted)} more deaths averted.`,
        axis: 'more kits over the period',
        yAxis: 'more deaths averted (95 %)',
      },
    ),
  };
};

const inputLabels: Readonly<Record<InputName | 'chance', string>> = {
  chance: 'chance in small counts',
  deaths: 'overdose deaths in the area',
  peopleAtRisk: 'people at risk of an overdose',
  witnessed: 'overdoses with someone there',
  ambulance: 'ambulance called, no naloxone',
  otherKitsPerYear: "others' kits a year",
  kitsPerMonthBefore: 'kits a month before the log',
  useLawScale: 'how far one kit reaches',
  pharmacyKitRatio: 'pharmacy kits per community kit',
  deathWithoutHelp: 'death when no one helps',
  deathWithNaloxone: 'death when naloxone is used',
  ambulanceRatio: 'death with ambulance only, ratio',
  people: 'people served',
  wellCovered: 'people with enough needles',
  hcvSusceptible: 'without hepatitis C',
  hcvIncidence: 'new hepatitis C a year',
  hivSusceptible: 'without HIV',
  hivIncidence: 'new HIV a year',
  hcvRatio: 'needles against hepatitis C, ratio',
  hivRatio: 'needles against HIV, ratio',
  law: "which study's curve",
  stateSlope: 'slope of the state curve, ratio',
  rateRatio: 'deaths with kits against without, ratio',
  reportedShare: 'uses that are heard of',
  injectionsPerYear: 'injections of one person a year',
  oxygenAlone: 'answered with oxygen alone that count',
  beginTreatment: 'referred to treatment who begin it',
};

const constantLabels: Readonly<Record<ConstantName, string>> = {
  kitLife: 'months a kit stays around',
  prescriptionWeight: 'a prescribed kit as community kits',
  stateSlope: 'slope of the state per kit a year',
};

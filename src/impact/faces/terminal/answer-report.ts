// An answer as sentences, tables and plots. English: the terminal is for people who run analyses; screens have both tongues.
import type { Answer, CurvePoint } from '../../answer/answer.ts';
import type { ConstantName } from '../../answer/constants.ts';
import { type Input, type InputName, isNotCautious } from '../../answer/inputs.ts';
import type { Source } from '../../evidence/effect.ts';
import { type Distribution, quantile } from '../../inference/distribution.ts';
import type { Summary } from '../../inference/summary.ts';
import { curvePlot, densityPlot, tornadoPlot } from '../../plots/plots.ts';
import { figure, type Table, toText } from './table.ts';

/** The answer for reading, headline first. */
export const answerText = (answer: Answer): string => {
  const { averted, more, reversals, run } = answer;
  const reports =
    reversals === null
      ? []
      : [
          '',
          reversals.verdict === 'fits'
            ? `The ${reversals.reported} reversals reported fit this answer; by themselves they stand for ${span(reversals.avertedByReports)} deaths averted.`
            : `${reversals.reported} reversals were reported, more than this answer allows (${span(reversals.implied)} uses of naloxone). Check the form.`,
        ];
  const bold = answer.assumptions.filter(isNotCautious).map(({ name }) => inputLabels[name]);
  return [
    headline(averted),
    ...(bold.length === 0 ? [] : [`NOT the cautious estimate for: ${bold.join('; ')}.`]),
    `With ${figure(more.kits)} more kits: ${span(more.averted)} more deaths averted.`,
    ...reports,
    '',
    toText(answerTable(answer)),
    '',
    toText(influenceTable(answer)),
    '',
    toText(assumptionTable(answer)),
    '',
    `Engine ${run.engine}, registry ${run.registry}, data ${run.data}, seed ${run.seed}, ${run.draws} draws.`,
    'Figures in brackets hold 95 % of what the inputs allow; "error" is the Monte Carlo error of the median.',
  ].join('\n');
};

/** "Between 4 and 11 deaths averted, most likely 7." Rounded outward, so that the sentence never claims more than is known. */
export const headline = ({ median, most }: Summary): string => {
  const [low, high] = [Math.floor(most[0]), Math.ceil(most[1])];
  return most[0] < 0
    ? `Between ${low} and ${high}: the data cannot tell if deaths were averted.`
    : `Between ${low} and ${high} deaths averted, most likely ${Math.round(median)}.`;
};

const span = ({ median, most }: Summary): string =>
  `${figure(median)} (${figure(most[0])} to ${figure(most[1])})`;

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
      ...row('HCV infections averted', answer.infections?.hcvAverted),
      ...row('HIV infections averted', answer.infections?.hivAverted),
      ...row('averted, by reported reversals alone', answer.reversals?.avertedByReports),
    ],
  };
};

export const influenceTable = ({ influence }: Answer): Table => ({
  heads: ['input', 'share of the spread', 'averted when lowest', 'averted when highest'],
  rows: influence.map(({ input, share, atLow, atHigh }) => [inputLabels[input], share, atLow, atHigh]),
});

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
  origin.kind === 'evidence'
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

const inputLabels: Readonly<Record<InputName, string>> = {
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
};

const constantLabels: Readonly<Record<ConstantName, string>> = {
  kitLife: 'months a kit stays around',
  prescriptionWeight: 'a prescribed kit as community kits',
  stateSlope: 'slope of the state per kit a year',
};

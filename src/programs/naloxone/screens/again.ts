import { ratherNotSay } from '#catalog/choice.ts';
import { type Item, item as newItem } from '#catalog/item.ts';
import type { Entry } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import type { CounterLine, ReadAgain } from '#visits/screens/counter/counter.ts';
import { handoutKind, type NaloxoneHandoutBody, type NaloxoneLine, trainingKind } from '../entries.ts';
import type { NaloxoneState } from './state.ts';

/** A saved hand-out of kits, or a training, as it stood at the counter. */
export const readAgain: ReadAgain<NaloxoneState> = (entries, { items }) => {
  const handout = onlyOne(entries, handoutKind.kind);
  const given = handout && readBody(handoutKind, handout);
  if (handout !== undefined && given !== undefined && given.bulk === undefined) {
    const lots = singleLots(given.lines);
    return {
      lines: given.lines.map((line) => lineAgain(line, lots, items)),
      state: { ...answersOf(given), ...(Object.keys(lots).length > 0 && { lots }) },
      said: [handout.id],
    };
  }
  const training = handout === undefined ? onlyOne(entries, trainingKind.kind) : undefined;
  const trained = training && readBody(trainingKind, training)?.people;
  return {
    lines: [],
    state: { trained: trained ?? 0 },
    said: training === undefined || trained === undefined ? [] : [training.id],
  };
};

const onlyOne = (entries: readonly Entry[], kind: string): Entry | undefined => {
  const [first, second] = entries.filter((entry) => entry.kind === kind);
  return second === undefined ? first : undefined;
};

const answersOf = ({ reason, previousKit, trained = 0, usedOn, declined = [] }: NaloxoneHandoutBody) => ({
  trained,
  ...(reason !== undefined && { reason }),
  ...(previousKit !== undefined && { previousKit }),
  ...(usedOn !== undefined && { usedOn }),
  ...Object.fromEntries(declined.map((question) => [question, ratherNotSay])),
});

/** The lot of each item that has one line: said beside its questions. Of two lots of one item each stays with its line. */
const singleLots = (lines: readonly NaloxoneLine[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap(({ item, lot }) =>
      lot === undefined || lines.filter((line) => line.item === item).length > 1 ? [] : [[item, lot]],
    ),
  );

const lineAgain = (
  { item, quantity, lot, dosesPerUnit, product, parts }: NaloxoneLine,
  lots: Readonly<Record<string, string>>,
  items: readonly Item[],
): CounterLine => {
  const {
    parts: _parts,
    product: _product,
    ...known
  } = items.find(({ code }) => code === item) ?? {
    ...newItem(item, item, item, 'naloxone'),
    program: 'naloxone',
  };
  return {
    item: {
      ...known,
      dosesPerUnit: dosesPerUnit ?? 0,
      ...(product !== undefined && { product }),
      ...(parts !== undefined && { parts }),
    },
    quantity,
    ...(lot !== undefined && lots[item] === undefined && { lot }),
  };
};

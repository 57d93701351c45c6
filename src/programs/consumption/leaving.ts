import { ratherNotSay } from '#catalog/choice.ts';
import type { Measure } from '#report/funder/measure.ts';

/**
 * What of the room may leave for a funder or a health authority. Uses are told apart by drug alone: routes are of the same uses, and
 * a difference of the two would be of few.
 */
export const consumptionLeaving: readonly Measure[] = [
  {
    id: 'consumption.arrivals',
    title: 'consumption.report.headline-arrivals',
    version: 1,
    table: 'consumption_day',
    sum: 'times',
    only: ({ what }) => what === 'arrival',
  },
  {
    id: 'consumption.drugs',
    title: 'consumption.report.drugs',
    version: 1,
    table: 'consumption_use_day',
    sum: 'uses',
    of: 'answer',
    list: 'substance',
    only: ({ question, answer }) => question === 'drug' && answer !== ratherNotSay,
  },
  {
    id: 'consumption.overdoses',
    title: 'consumption.report.overdoses-each',
    version: 1,
    table: 'consumption_event_step',
    each: 'response',
    // As the report counts: without a word it is an overdose, and it was none where every end says so.
    counts: (rows) => {
      const said = rows
        .filter(({ step }) => step === 'event' || step === 'own')
        .toSorted(
          (a, b) =>
            Number(b['second']) - Number(a['second']) || (`${a['detail']}` < `${b['detail']}` ? -1 : 1),
        );
      const ends = rows.filter(({ step }) => step === 'ended');
      const isFalse = ends.length > 0 && ends.every(({ detail }) => detail === 'false-alarm');
      return !isFalse && (said[0]?.['detail'] ?? 'overdose') === 'overdose';
    },
  },
];

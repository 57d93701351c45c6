import { fieldToCode, ratherNotSay } from '#catalog/choice.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { timeToDate, timeToMs } from '#log/index.ts';
import {
  responseEndKind,
  responseKind,
  roomKind,
  stayKind,
  stepKind,
  type UseBody,
  useKind,
  useQuestions,
} from './entries.ts';
import { orientedKind } from './orientation.ts';
import { eventKind } from './other-events.ts';
import { isEnd } from './rules/session.ts';
import { type ServicesBody, servicesKind } from './services.ts';

/** Arrivals, uses and how stays ended, by day: each from one entry, so that nothing changes when links drop. */
export const roomDay = sumTable({
  name: 'consumption_day',
  key: { day: 'date', site: 'uuid', what: 'text' },
  sums: ['times'],
});

/** What was said of uses, declined answers included. */
export const useAnswerDay = sumTable({
  name: 'consumption_use_day',
  key: { day: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['uses'],
});

/** Minutes that each person waited who was seated. */
export const waited = factTable({
  name: 'consumption_waited',
  columns: { day: 'date', site: 'uuid', minutes: 'int' },
  indexes: [{ on: ['day'] }],
});

/**
 * What was done in each event; `step` is `opened` or `ended` where help began and ended, `event` where somebody said what it is, and
 * `own` for a step of the organization's own list. The event's id names no stay.
 */
export const eventStep = factTable({
  name: 'consumption_event_step',
  columns: { day: 'date', site: 'uuid', response: 'uuid', step: 'text', second: 'int?', detail: 'text' },
  indexes: [{ on: ['day'] }, { on: ['response'] }],
});

/**
 * The stages of a stay, in their order by `ms` and `hlc`, as long as its link stands: who waits is who was not seated and did not
 * go. When links drop the rows go with them; nobody waits so long.
 */
export const stayStage = factTable({
  name: 'consumption_stay_stage',
  columns: {
    day: 'date',
    site: 'uuid',
    visit: 'uuid',
    stage: 'text',
    ms: 'bigint',
    hlc: 'text',
    clock: 'text',
  },
  indexes: [{ on: ['visit'] }, { on: ['day'] }],
});

/** Whose stays they were, of those who showed a card, as long as the link stands: it goes with the links of the stay. */
export const stayPerson = factTable({
  name: 'consumption_person',
  columns: { day: 'date', site: 'uuid', subject: 'uuid', visit: 'uuid' },
  indexes: [{ on: ['day'] }],
});

/** What came of orientation, by the version of its text. */
export const orientedDay = sumTable({
  name: 'consumption_oriented_day',
  key: { day: 'date', site: 'uuid', version: 'int', answer: 'text' },
  sums: ['times'],
});

/** What else was done in stays, and where people were pointed to: each code once a stay. */
export const serviceDay = sumTable({
  name: 'consumption_service_day',
  key: { day: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['stays'],
});

/** What the seats of a site are called, by each word on it: the latest `hlc` counts. For devices that cannot read the log. */
export const seatNames = factTable({
  name: 'consumption_seat',
  columns: { site: 'uuid', hlc: 'text', seat: 'text', name: 'text' },
  indexes: [{ on: ['site', 'hlc'] }],
});

export const consumptionProjection: Projection = {
  name: 'consumption',
  version: 6,
  tables: [
    roomDay,
    useAnswerDay,
    waited,
    stayStage,
    stayPerson,
    eventStep,
    orientedDay,
    serviceDay,
    seatNames,
  ],
  handlers: [
    onKind(roomKind, ({ site, hlc, body }) =>
      body.seats.map(({ seat, name }) => seatNames.row({ site, hlc, seat, name })),
    ),
    onKind(stayKind, ({ site, visit, subject, hlc, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      return [
        ...(body.arrived === true ? [roomDay.add({ day, site, what: 'arrival' }, { times: 1 })] : []),
        ...(isEnd(body.stage) ? [roomDay.add({ day, site, what: body.stage }, { times: 1 })] : []),
        ...(body.waited === undefined ? [] : [waited.row({ day, site, minutes: body.waited })]),
        ...(visit === undefined
          ? []
          : [
              stayStage.row({
                day,
                site,
                visit,
                stage: body.stage,
                ms: timeToMs(occurredAt),
                hlc,
                clock: occurredAt.slice(0, 16).replace('T', ' '),
              }),
            ]),
        ...(visit === undefined || subject === undefined
          ? []
          : [stayPerson.row({ day, site, subject, visit })]),
      ];
    }),
    onKind(useKind, ({ site, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      return [
        roomDay.add({ day, site, what: 'use' }, { times: 1 }),
        ...answersOf(body).map(([question, answer]) =>
          useAnswerDay.add({ day, site, question, answer }, { uses: 1 }),
        ),
      ];
    }),
    onKind(orientedKind, ({ site, occurredAt, body: { version, answer } }) => [
      orientedDay.add({ day: timeToDate(occurredAt), site, version, answer }, { times: 1 }),
    ]),
    onKind(servicesKind, ({ site, occurredAt, body }) =>
      servicesOf(body).map(([question, answer]) =>
        serviceDay.add({ day: timeToDate(occurredAt), site, question, answer }, { stays: 1 }),
      ),
    ),
    onKind(responseKind, ({ site, occurredAt, body }) => [
      eventStep.row({
        day: timeToDate(occurredAt),
        site,
        response: body.response,
        step: 'opened',
        second: 0,
        detail: '',
      }),
    ]),
    onKind(stepKind, ({ site, occurredAt, body }) => [
      eventStep.row({
        day: timeToDate(occurredAt),
        site,
        response: body.response,
        step: body.step,
        second: body.second,
        detail: body.because ?? body.product ?? '',
      }),
    ]),
    onKind(eventKind, ({ site, occurredAt, body }) => [
      eventStep.row({
        day: timeToDate(occurredAt),
        site,
        response: body.response,
        step: body.step === undefined ? 'event' : 'own',
        second: body.second,
        detail: body.event,
      }),
    ]),
    onKind(responseEndKind, ({ site, occurredAt, body }) => [
      eventStep.row({
        day: timeToDate(occurredAt),
        site,
        response: body.response,
        step: 'ended',
        second: null,
        detail: body.outcome,
      }),
    ]),
  ],
};

const servicesOf = ({ services, referrals }: ServicesBody): readonly (readonly [string, string])[] => [
  ...[...new Set(services)].map((code) => ['services', code] as const),
  ...[...new Set(referrals)].map((code) => ['referrals', code] as const),
];

const answersOf = (body: UseBody): readonly (readonly [string, string])[] =>
  useQuestions.flatMap((question) => {
    const value = body[question];
    if (value !== undefined)
      return [[fieldToCode(question), typeof value === 'boolean' ? (value ? 'yes' : 'no') : value] as const];
    return body.declined?.includes(question) === true ? [[fieldToCode(question), ratherNotSay] as const] : [];
  });

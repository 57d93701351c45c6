import { onKind, type Projection } from '#database/projection/projection.ts';
import { sumTable } from '#database/projection/tables.ts';
import { timeToDate } from '#log/index.ts';
import { controlKind, offerKind, readingKind, serviceKind, testKind } from './entries.ts';

const testDay = sumTable({
  name: 'testing_test_day',
  key: { day: 'date', site: 'uuid', infection: 'text', method: 'text' },
  sums: ['tests', 'readable', 'invalid', 'lost'],
});
const offerDay = sumTable({
  name: 'testing_offer_day',
  key: { day: 'date', site: 'uuid', infection: 'text' },
  sums: ['offered', 'accepted'],
});
const controlDay = sumTable({
  name: 'testing_control_day',
  key: { day: 'date', site: 'uuid', item: 'text', lot: 'text' },
  sums: ['controls', 'failed'],
});
const serviceDay = sumTable({
  name: 'testing_service_day',
  key: { day: 'date', site: 'uuid', what: 'text' },
  sums: ['people'],
});

const none = { tests: 0, readable: 0, invalid: 0, lost: 0 };

export const testingProjection: Projection = {
  name: 'testing',
  version: 1,
  tables: [testDay, offerDay, controlDay, serviceDay],
  handlers: [
    onKind(testKind, ({ site, occurredAt, body: { infection, method } }) => [
      testDay.add({ day: timeToDate(occurredAt), site, infection, method }, { ...none, tests: 1 }),
    ]),
    onKind(readingKind, ({ site, occurredAt, body: { infection, method, came } }) => [
      testDay.add(
        { day: timeToDate(occurredAt), site, infection, method },
        { ...none, [came === 'read' ? 'readable' : came]: 1 },
      ),
    ]),
    onKind(offerKind, ({ site, occurredAt, body: { infections, said } }) =>
      [...new Set(infections)].map((infection) =>
        offerDay.add(
          { day: timeToDate(occurredAt), site, infection },
          { offered: 1, accepted: said === 'accepted' ? 1 : 0 },
        ),
      ),
    ),
    onKind(controlKind, ({ site, occurredAt, body: { item, lot, came } }) => [
      controlDay.add(
        { day: timeToDate(occurredAt), site, item, lot: lot ?? '' },
        { controls: 1, failed: came === 'not' ? 1 : 0 },
      ),
    ]),
    onKind(serviceKind, ({ site, occurredAt, body: { what, people } }) => [
      serviceDay.add({ day: timeToDate(occurredAt), site, what }, { people }),
    ]),
  ],
};

import { onKind, type Projection } from '#database/projection/projection.ts';
import { timeToDate } from '#log/index.ts';
import { personJoined, personParted } from '#report/server/people.ts';
import { joinedKind, partedKind } from './entries.ts';

/** Which ids are of one person: reports count them once (report/server/people.ts). What was erased or has faded names nobody. */
export const cardsProjection: Projection = {
  name: 'cards',
  version: 1,
  tables: [personJoined, personParted],
  handlers: [
    onKind(joinedKind, ({ subject, occurredAt, body: { whole } }) =>
      subject === undefined || whole === undefined
        ? []
        : [personJoined.row({ day: timeToDate(occurredAt), subject, whole })],
    ),
    onKind(partedKind, ({ body: { whole } }) => (whole === undefined ? [] : [personParted.row({ whole })])),
  ],
};

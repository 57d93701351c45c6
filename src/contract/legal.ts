import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { date, done, idAnswer, idParams } from './fields.ts';
import { json, route } from './route.ts';

/** What a note of a legal request says: what came, what was held when it came, what was given. */
export const legalNotes = ['came', 'held', 'given'] as const;

const note = {
  /** Made on the device: what is sealed is bound to it. */
  id: uuid,
  /** Notes of one request share this number. */
  request: uuid,
  what: v.picklist(legalNotes),
  day: date,
  /** Sealed on the device: the server cannot read it. */
  sealed: v.pipe(v.string(), v.regex(/^[\w+/=-]+$/), v.maxLength(20_000)),
};

export const legalList = route({
  id: 'legal-list',
  method: 'GET',
  path: '/v1/legal',
  summary: 'The log of legal requests, oldest first: days in clear, words sealed',
  needs: 'audit',
  answer: json(v.object({ notes: v.array(v.object(note)) })),
});

export const legalNote = route({
  id: 'legal-note',
  method: 'POST',
  path: '/v1/legal',
  summary:
    'Add a note to the log of legal requests; none is ever changed. The same note again changes nothing',
  needs: 'audit',
  body: v.strictObject(note),
  answer: json(idAnswer, 201),
});

export const pauseList = route({
  id: 'pause-list',
  method: 'GET',
  path: '/v1/pauses',
  summary: 'Days whose entries do not fade for now, and until when',
  needs: 'review',
  answer: json(
    v.object({
      pauses: v.array(v.object({ id: v.string(), from: v.string(), to: v.string(), until: v.string() })),
    }),
  ),
});

export const pauseAdd = route({
  id: 'pause-add',
  method: 'POST',
  path: '/v1/pauses',
  summary:
    'Let the entries of these days not fade until a day, which is counted; a person who is erased is erased all the same',
  needs: 'audit',
  body: v.pipe(
    v.strictObject({ from: date, to: date, until: date }),
    v.forward(
      v.check(({ from, to }) => from <= to, 'expected a day that is not before the first'),
      ['to'],
    ),
  ),
  answer: json(idAnswer, 201),
});

export const pauseEnd = route({
  id: 'pause-end',
  method: 'DELETE',
  path: '/v1/pauses/{id}',
  summary: 'End a pause: what is old fades with the next round',
  needs: 'audit',
  params: idParams,
  answer: json(done),
});

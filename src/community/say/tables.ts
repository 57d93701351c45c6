import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { timeToDate } from '#log/index.ts';
import { decisionKind, isTold } from './board.ts';
import { shownKind, stepKind, toldKind } from './entries.ts';

/** What was said. Words and code are empty once they have faded. */
const told = factTable({
  name: 'say_told',
  columns: {
    day: 'date',
    site: 'uuid',
    sort: 'text',
    about: 'text?',
    may: 'text?',
    words: 'text?',
    code: 'text?',
  },
  indexes: [{ on: ['day'] }, { on: ['code'] }],
});
const step = factTable({
  name: 'say_step',
  columns: { told: 'uuid', day: 'date', hlc: 'text', what: 'text', why: 'text?', answer: 'text?' },
  indexes: [{ on: ['told'] }],
});
const shown = factTable({
  name: 'say_shown',
  columns: { told: 'uuid', day: 'date', hlc: 'text', shown: 'boolean', said: 'text?', done: 'text?' },
  indexes: [{ on: ['told'] }],
});

/** Decisions of the board that everyone may read. */
const decision = factTable({
  name: 'say_decision',
  columns: { day: 'date', what: 'text', why: 'text?' },
});

export const sayProjection: Projection = {
  name: 'say',
  version: 2,
  tables: [told, step, shown, decision],
  handlers: [
    onKind(toldKind, ({ site, occurredAt, body: { sort, about, may, words, code } }) => [
      told.row({
        day: timeToDate(occurredAt),
        site,
        sort,
        about: about ?? null,
        may: may ?? null,
        words: words ?? null,
        code: code ?? null,
      }),
    ]),
    onKind(stepKind, ({ occurredAt, hlc, body: { of, what, why, answer } }) => [
      step.row({
        told: of,
        day: timeToDate(occurredAt),
        hlc,
        what,
        why: why ?? null,
        answer: answer ?? null,
      }),
    ]),
    onKind(decisionKind, ({ body }) =>
      isTold(body) ? [decision.row({ day: body.day, what: body.what, why: body.why ?? null })] : [],
    ),
    onKind(shownKind, ({ occurredAt, hlc, body: { of, isShown, said, done } }) => [
      shown.row({
        told: of,
        day: timeToDate(occurredAt),
        hlc,
        shown: isShown,
        said: said ?? null,
        done: done ?? null,
      }),
    ]),
  ],
};

import type { Asked, Row } from '../books.ts';
import { daysFrom, monthOf } from '../days.ts';
import { type Fact, grouped, sumOf } from '../facts.ts';
import {
  boxesOf,
  countsOf,
  expiriesOf,
  forecast,
  onShelf,
  type Shelf,
  shelvesOf,
  standingOf,
  stepsOf,
  useOf,
} from '../shelves.ts';

const shelvesAt = (facts: readonly Fact[], { site }: Asked, until?: string): readonly Shelf[] =>
  shelvesOf(facts, until).filter((shelf) => site === undefined || shelf.site === site);

export const onHand = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).flatMap((shelf) =>
    boxesOf(shelf, expiriesOf(facts), asked.today).map(({ lot, pieces }) => ({
      site: shelf.site,
      item: shelf.item,
      lot,
      onHand: pieces,
    })),
  );

/** About today, whatever period is asked for. */
export const runsShort = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).map((shelf) => {
    const left = onShelf(shelf);
    const use = useOf(facts, shelf, asked.today);
    return { site: shelf.site, item: shelf.item, onHand: left, used: use.used, ...forecast(left, use) };
  });

/** A shelf at the end of the last day asked for, or of today while that is not over; of one that began later nobody knows. */
export const closing = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const until = [asked.to, asked.today].toSorted()[0] ?? '';
  return shelvesAt(facts, asked, until)
    .filter(({ since }) => since <= until)
    .map((shelf) => ({
      site: shelf.site,
      item: shelf.item,
      closing: onShelf(shelf),
      used: useOf(facts, shelf, until).used,
    }));
};

export const expiring = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).flatMap((shelf) =>
    boxesOf(shelf, expiriesOf(facts), asked.today).flatMap(({ lot, pieces, expires }) =>
      expires === undefined || pieces <= 0 || daysFrom(asked.today, expires) > 90
        ? []
        : [
            {
              site: shelf.site,
              item: shelf.item,
              lot,
              expires,
              status: standingOf(expires, asked.today),
              onHand: pieces,
            },
          ],
    ),
  );

export const moves = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    facts
      .flatMap(stepsOf)
      .filter(({ what, day }) => what === 'move' && asked.from <= day && day <= asked.to)
      .filter(({ site }) => asked.site === undefined || site === asked.site),
    ({ day, site, item, reason }) => ({ month: monthOf(day), site, item, reason }),
    (group) => ({ quantity: sumOf(group, ({ pieces }) => pieces) }),
  ).filter(({ quantity }) => quantity !== 0);

export const counts = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).flatMap((shelf) =>
    countsOf(shelf)
      .filter(({ day }) => asked.from <= day && day <= asked.to)
      .map(({ day, expected, counted }) => ({
        day,
        site: shelf.site,
        item: shelf.item,
        expected,
        counted,
        difference: expected === '' ? '' : counted - expected,
        'adjust-reason': '',
      })),
  );

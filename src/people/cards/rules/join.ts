import type { Draft } from '#kit/recorder.ts';
import { grouped } from '#log/grouped.ts';
import type { Uuid } from '#log/index.ts';
import { idsOfPerson, onePerson } from '#report/one-person.ts';
import { joinedKind, partedKind } from '../entries.ts';

/** Joins and their ends as devices hold them. One whose person was erased, or which faded, names nobody. */
export interface Joins {
  readonly joined: readonly SaidOfWhole[];
  readonly parted: readonly SaidOfWhole[];
}
export interface SaidOfWhole {
  readonly subject?: Uuid | undefined;
  readonly occurredAt: string;
  readonly body: { readonly whole?: Uuid | undefined };
}

interface Link {
  readonly subject: Uuid;
  readonly whole: Uuid;
  readonly occurredAt: string;
}

const endedOf = ({ parted }: Joins): ReadonlySet<Uuid> =>
  new Set(parted.flatMap(({ body }) => body.whole ?? []));

const linksOf = (joins: Joins): readonly Link[] => {
  const ended = endedOf(joins);
  return joins.joined.flatMap(({ subject, body: { whole }, occurredAt }) =>
    subject === undefined || whole === undefined || ended.has(whole) ? [] : [{ subject, whole, occurredAt }],
  );
};

/** The ids that are of one person with this one; itself first. */
export const idsOf = (joins: Joins, person: Uuid): readonly Uuid[] => [
  person,
  ...idsOfPerson(onePerson(linksOf(joins), new Set()), person).filter((id) => id !== person),
];

/** Says of two ids that they are of one person. Both entries are saved together. */
export const joinDrafts = (one: Uuid, other: Uuid, newId: () => Uuid): readonly Draft[] => {
  const whole = newId();
  return [one, other].map((subject) => ({
    kind: joinedKind.kind,
    version: joinedKind.version,
    body: { whole },
    subject,
  }));
};

/**
 * Ends every join that this id is in, for each id of it by itself: so the end stays known where one of them is erased later. `gone`:
 * ids of which nothing more is written.
 */
export const partDrafts = (
  joins: Joins,
  person: Uuid,
  gone: ReadonlySet<Uuid> = new Set(),
): readonly Draft[] => {
  const links = linksOf(joins);
  const wholes = new Set(links.filter(({ subject }) => subject === person).map(({ whole }) => whole));
  return links
    .filter(({ subject, whole }) => wholes.has(whole) && !gone.has(subject))
    .map(({ subject, whole }) => ({
      kind: partedKind.kind,
      version: partedKind.version,
      body: { whole },
      subject,
    }));
};

/** An id whose other half was erased by somebody who did not know of the join. */
export interface Half {
  readonly subject: Uuid;
  readonly whole: Uuid;
  readonly occurredAt: string;
}

/**
 * Joins of which one half is left. Both are saved together and fade together, so the other was erased: its person may have wanted
 * all of it gone, and somebody has to ask or decide.
 */
export const halvesOf = (joins: Joins): readonly Half[] =>
  grouped(linksOf(joins), ({ whole }) => whole).flatMap(([, links]) => {
    const [only] = links;
    return only !== undefined && links.length === 1 ? [only] : [];
  });

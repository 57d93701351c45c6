import type { Entry, Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { type Orientation, type Oriented, orientedKind } from '../orientation.ts';
import { longestStep } from '../other-events.ts';

/** A point is a sentence: twice as long as the button of a step. */
export const longestPoint = 2 * longestStep;
/** A screen at the door shows no more. Our own choice. */
export const mostPoints = 12;

/** What a room tells who comes the first time (Rhode Island 216-RICR-40-10-25 names these four). They ship as headings. */
export const headings = ['philosophy', 'services', 'rules', 'confidentiality'] as const;

/** What is told where nobody wrote anything of their own. */
export const shipped: Orientation = { version: 1, points: [...headings] };

/** The text after `before`: the same while its points are, else the next version. */
export const orientationAfter = (before: Orientation, points: readonly string[]): Orientation =>
  JSON.stringify(points) === JSON.stringify(before.points)
    ? before
    : { version: before.version + 1, points: [...points] };

/** Points as they are typed, one on each line; undefined where there are too many, or one is too long. */
export const typedPoints = (
  text: string,
  codeOf: (line: string) => string | undefined,
): readonly string[] | undefined => {
  const lines = text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const points = [...new Set(lines.map((each) => codeOf(each) ?? each))];
  return points.length > mostPoints || points.some(({ length }) => length > longestPoint)
    ? undefined
    : points;
};

/** What was said in a stay last. */
export const orientedIn = (
  entries: readonly Entry[],
  visit: Uuid,
): { readonly id: Uuid; readonly body: Oriented } | undefined =>
  entries
    .flatMap((entry) => {
      const body = entry.visit === visit ? readBody(orientedKind, entry) : undefined;
      return body === undefined ? [] : [{ id: entry.id, hlc: entry.hlc, body }];
    })
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
    .at(-1);

/**
 * Whether a person is to be offered it: whose card says that they answered to no text of this version yet. Whoever said no was asked,
 * and is not asked again until the text changes. As long as links stand: after that nobody knows, and they are asked once more.
 */
export const isToBeOffered = (entries: readonly Entry[], subject: Uuid, version: number): boolean =>
  !entries.some((entry) => {
    const body = entry.subject === subject ? readBody(orientedKind, entry) : undefined;
    return body?.version === version && body.answer !== 'not-offered';
  });

import { gravity } from './codes.ts';
import { attachment, concept, type Resource, resource, to } from './concepts.ts';
import type { Ends } from './disclosure.ts';

/** A statement that has to be read by whoever receives it: the document, and the Task that asks to read it. */
export const reviewOf = (
  statement: string,
  { of, subject, source, place }: Ends,
): readonly [Resource, Resource] => {
  const document = resource('DocumentReference', of.newId(), {
    status: 'current',
    content: [{ attachment: attachment(statement, '42 CFR Part 2') }],
  });
  return [
    document,
    resource('Task', of.newId(), {
      status: 'requested',
      intent: 'order',
      code: concept({ system: gravity, code: 'review-material' }),
      focus: to(document.id),
      for: subject,
      authoredOn: of.sentOn,
      requester: to(source.id),
      owner: to(place.id),
    }),
  ];
};

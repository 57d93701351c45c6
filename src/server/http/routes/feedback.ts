import { feedbackList, feedbackMove, feedbackRead } from '#contract/feedback.ts';
import { ok } from '#log/index.ts';
import type { createFeedback } from '../../feedback/feedback.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** What people said of the place: for who answers for it, and nobody else. */
export const feedbackRoutes = (feedback: ReturnType<typeof createFeedback>): readonly Handler[] => [
  handle(feedbackList, async ({ caller, query }) => ok(await feedback.list(caller, query))),
  handle(feedbackRead, ({ caller, params: { id } }) => feedback.read(caller, id)),
  handle(feedbackMove, async ({ caller, params: { id }, body }) =>
    toDone(await feedback.move(caller, id, body)),
  ),
];

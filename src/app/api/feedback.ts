import { feedbackList, feedbackMove, feedbackRead } from '#contract/feedback.ts';
import type { FeedbackAsks, FeedbackHead, FeedbackRead } from '#kit/feedback.ts';
import { ok, uuidv7 } from '#log/index.ts';
import { browserClock as clock, browserRandom as random } from '../adapters/browser.ts';
import { createApi } from './api.ts';

/** What people said of the place, asked for when a screen shows it; nothing of it is kept here. */
export const feedbackAsks = ({ token }: { readonly token: () => string | undefined }): FeedbackAsks => {
  const api = createApi({ fetch: (...asked) => fetch(...asked), token });
  return {
    feedback: async (which, after) => {
      const page = await api.ask(feedbackList, { query: { which, ...(after !== undefined && { after }) } });
      return page.ok ? ok({ ...page.value, told: page.value.told as readonly FeedbackHead[] }) : page;
    },
    readFeedback: async (id) => {
      const read = await api.ask(feedbackRead, { params: { id } });
      return read.ok ? ok(read.value as FeedbackRead) : read;
    },
    moveFeedback: (id, move) =>
      api.ask(feedbackMove, { params: { id }, body: { ...move, once: uuidv7({ clock, random }) } }),
  };
};

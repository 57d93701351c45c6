import type { Asks } from '#kit/recorder.ts';
import { feedbackAsks } from './feedback.ts';
import { heldOf } from './held-of.ts';
import { sheetRows } from './sheet-rows.ts';

/** What is asked of the server now and then, as one part of the app. */
export const createAsks = (whose: { readonly token: () => string | undefined }): Asks => ({
  heldOf: (person) => heldOf(whose, person),
  sheetRows: (file) => sheetRows(whose, file),
  ...feedbackAsks(whose),
});

import { noteKind } from '../entries.ts';
import type { EntrySummary } from '../summary.ts';

/** How a note reads in a list: that there is one. What it says is shown with its visit (note-text.tsx). */
export const noteSummary: EntrySummary = {
  kind: noteKind.kind,
  title: 'visits.note.name',
  lines: () => [{ type: 'words', id: 'visits.note.line' }],
};

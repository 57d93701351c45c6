import { ends } from '../entries.ts';

/** Whose alias goes with what was just recorded: who leaves takes theirs along, and a room that closes has none left. */
export const forgottenBy = (
  deeds: readonly { readonly kind: string; readonly body: Readonly<Record<string, unknown>> }[],
  visit: string | undefined,
  held: ReadonlyMap<string, string>,
): readonly string[] => {
  const isClosing = deeds.some(({ kind, body }) => kind === 'consumption.shift' && body['step'] === 'close');
  if (isClosing) return [...held.keys()];
  const isEnd = deeds.some(({ body }) => (ends as readonly unknown[]).includes(body['stage']));
  return isEnd && visit !== undefined && held.has(visit) ? [visit] : [];
};

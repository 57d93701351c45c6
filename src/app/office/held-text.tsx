import { useWords } from '#kit/words/context.tsx';
import type { Entry } from '#log/index.ts';
import { EntryText, useSayLine } from '#visits/screens/entry-text.tsx';

/**
 * What a held entry says, so that a person can decide on it: also kinds that no list of visits shows (settings, supplies, voids),
 * and whether it would change what was written before.
 */
export const HeldText = ({ entry }: { readonly entry: Entry }) => {
  const { t, has } = useWords();
  const say = useSayLine();
  const name = `app.office.kind.${entry.kind}`;
  const changed = entry.supersedes?.length ?? 0;
  return (
    <>
      <p>
        {has(name) ? (
          <span class="entry-text">
            <strong>{t(name)}</strong> {itemsOf(entry).map(say).join(' · ')}
          </span>
        ) : (
          <EntryText entry={entry} hasTitle />
        )}
      </p>
      {changed === 0 ? null : <p>{t('app.office.attention.changes', { count: changed })}</p>}
    </>
  );
};

/** Lines with an item and a figure, as far as they can be read: what is held may hold anything. */
const itemsOf = ({ body }: Entry) => {
  const lines: readonly unknown[] = Array.isArray(body['lines']) ? body['lines'] : [];
  return lines.flatMap((line) => {
    if (typeof line !== 'object' || line === null || !('item' in line)) return [];
    const { item, quantity, counted, change } = line as Readonly<Record<string, unknown>>;
    const figure = quantity ?? counted ?? change;
    return typeof item === 'string' && typeof figure === 'number'
      ? [{ type: 'item' as const, item, quantity: figure }]
      : [];
  });
};

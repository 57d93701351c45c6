import type { Entry } from './entry.ts';
import type { KindRegistry } from './kind.ts';

/**
 * What is left of an entry when its person is erased: the open part, a count of supplies like that of any anonymous
 * visit. Subject, linked fields and the sealed part go. The body of a kind unknown here cannot be told apart into
 * classes, so all of it goes.
 */
export const redact = (kinds: KindRegistry, entry: Entry): Entry => {
  const { subject: _subject, sealed: _sealed, body, ...rest } = entry;
  const kind = kinds.find(entry.kind);
  const kept = Object.entries(body).filter(([name]) => kind?.fields[name]?.class === 'open');
  return { ...rest, erased: true, body: kind === undefined ? {} : Object.fromEntries(kept) };
};

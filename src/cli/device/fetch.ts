import { pull } from '#contract/entries.ts';
import { type Failure, limits, ok, type Result } from '#log/index.ts';
import { createAsk } from './api.ts';
import type { KeptDevice } from './kept.ts';

/**
 * Everything in the log since the last time, an entry a line, as far as its worker may read; `keep` is told after each page. A server
 * that was restored from a backup is read from the first place again.
 */
export const fetchNew = async (
  kept: KeptDevice,
  say: (line: string) => void,
  keep: (kept: KeptDevice) => Result<void, Failure>,
): Promise<Result<void, Failure>> => {
  const ask = createAsk(kept.server, kept.token);
  let now = kept;
  for (;;) {
    const page = await ask(pull, { query: { after: String(now.cursor), limit: String(limits.pageEntries) } });
    if (!page.ok) return page;
    const { epoch, entries, next, more } = page.value;
    const isOther = now.epoch !== undefined && now.epoch !== epoch;
    if (!isOther) for (const { entry } of entries) say(JSON.stringify(entry));
    now = { ...now, epoch, cursor: isOther ? 0 : next };
    const written = keep(now);
    if (!written.ok) return written;
    if (!isOther && !more) return ok(undefined);
  }
};

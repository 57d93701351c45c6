import { Readable } from 'node:stream';
import { sealedMedia } from '#attachments/attachment.ts';
import { attachmentsIn } from '#attachments/named.ts';
import * as routes from '#contract/reports.ts';
import { type Entry, type KindRegistry, ok, redact, type Uuid } from '#log/index.ts';
import { type Reach, reachOf } from '../../access/reach.ts';
import type { Attachments } from '../../attachments/attachments.ts';
import type { LogStore } from '../../intake/ports.ts';
import { type Handler, handle } from '../route.ts';

export interface ExportRouteDeps {
  readonly store: LogStore;
  readonly attachments: Attachments;
  readonly kinds: KindRegistry;
}

/** The open part of all that its caller may read, a line an entry. */
export const exportRoute = (deps: ExportRouteDeps): Handler =>
  handle(routes.exportEntries, async ({ caller }) =>
    ok({
      media: 'application/x-ndjson',
      name: 'entries.ndjson',
      body: Readable.from(exportLines(deps, caller.org, reachOf(caller))),
    }),
  );

/** Page by page, so that the largest log passes through bounded memory; after an entry what its open fields name. */
async function* exportLines(
  { store, attachments, kinds }: ExportRouteDeps,
  org: Uuid,
  reach: Reach,
): AsyncGenerator<string> {
  let after = 0;
  for (let more = true; more; ) {
    const page = await store.page(org, { after, limit: 500, reach });
    let lines = '';
    for (const { entry } of page.entries) {
      const left = toOpen(kinds, entry);
      lines += `${JSON.stringify(left)}\n`;
      for (const { attachment: hash, media } of attachmentsIn(left.body)) {
        const found =
          media === sealedMedia ? undefined : await attachments.get(org, reach, { id: entry.id, hash });
        if (found?.ok !== true) continue;
        const content = found.value.bytes.toString('base64');
        yield `${lines}${JSON.stringify({ attachment: hash, of: entry.id, media: found.value.media, content })}\n`;
        lines = '';
      }
    }
    if (lines !== '') yield lines;
    after = page.next;
    more = page.more;
  }
}

/** Without subject, linked fields and sealed part; and without the visit, which would join lines of one person. */
const toOpen = (kinds: KindRegistry, entry: Entry): Pick<Entry, 'body'> => {
  const { erased: _erased, visit: _visit, ...rest } = redact(kinds, entry);
  return rest;
};

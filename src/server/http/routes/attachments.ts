import { attach, attached } from '#contract/attachments.ts';
import { err, failure, ok } from '#log/index.ts';
import { reachOf } from '../../access/reach.ts';
import type { Attachments } from '../../attachments/attachments.ts';
import { type Handler, handle, toDone } from '../route.ts';

export const attachmentRoutes = ({ put, get }: Attachments): readonly Handler[] => [
  handle(attach, async ({ caller, params, bytes }) =>
    // Nothing that a partner may write names a file.
    caller.isPartner === true ? err(failure('not-allowed')) : toDone(await put(caller.org, params, bytes)),
  ),
  handle(attached, async ({ caller, params }) => {
    const found = await get(caller.org, reachOf(caller), params);
    if (!found.ok) return found;
    const { media, bytes } = found.value;
    return ok({ media: media === 'sealed' ? 'application/octet-stream' : media, body: bytes });
  }),
];

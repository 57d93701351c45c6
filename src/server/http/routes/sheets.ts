import * as routes from '#contract/imports.ts';
import { err, failure, ok } from '#log/index.ts';
import type { Desk } from '#sheets/desk/desk.ts';
import type { Imports } from '../../sheets/imports.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** Bytes of one piece of an upload; base64 of it stays below the size of a request. */
const pieceBytes = 700_000;

/** Importing from a screen. Uploads come in pieces, so that one that is cut goes on where it stopped. */
export const sheetRoutes = (desk: Desk, imports: Imports): readonly Handler[] => [
  handle(routes.uploadBegin, async ({ caller }) =>
    ok({ id: await desk.uploads.begin(caller.org), pieceBytes }),
  ),
  handle(routes.uploadPiece, ({ caller, params: { id }, body }) =>
    desk.uploads.append(caller.org, id, body.at, Buffer.from(body.data, 'base64')),
  ),
  handle(routes.uploadLook, ({ caller, params: { id }, body: { sheet, sheets, headerRow, fileName } }) =>
    desk.look(caller.org, id, {
      ...(sheet !== undefined && { sheet }),
      ...(sheets !== undefined && { sheets }),
      ...(headerRow !== undefined && { headerRow }),
      ...(fileName !== undefined && { fileName }),
    }),
  ),
  handle(routes.sheetRows, ({ body }) => desk.rows(Buffer.from(body.data, 'base64'))),
  handle(routes.importStart, ({ caller, body }) =>
    desk.start({ ...body, org: caller.org, author: caller.worker }),
  ),
  handle(routes.importStatus, async ({ caller, params: { id } }) => desk.status(caller.org, id)),
  handle(routes.importStop, async ({ caller, params: { id } }) => {
    return toDone(desk.stop(caller.org, id));
  }),
  handle(routes.importBadRows, async ({ caller, params: { id } }) => {
    const rows = desk.badRows(caller.org, id);
    return rows.ok
      ? ok({ media: 'text/csv; charset=utf-8', name: 'bad-rows.csv', body: rows.value })
      : err(failure('not-found'));
  }),
  handle(routes.importList, async ({ caller }) => {
    const running = desk.running(caller.org);
    const all = await imports.list(caller.org);
    return ok({
      ...(running !== undefined && { running }),
      imports: all.map(({ device, author, at, name, brought, takenBack }) => ({
        ...{ device, author, at, name },
        ...(brought !== undefined && { brought }),
        ...(takenBack !== undefined && { takenBack }),
      })),
    });
  }),
  handle(routes.importTakeBack, async ({ caller, params: { id } }) =>
    toDone(await imports.takeBack({ org: caller.org, author: caller.worker, device: id })),
  ),
  handle(routes.importBringBack, async ({ caller, params: { id } }) =>
    toDone(await imports.bringBack({ org: caller.org, author: caller.worker, device: id })),
  ),
];

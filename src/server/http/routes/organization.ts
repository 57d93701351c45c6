import type { WorkerCaller } from '#contract/callers.ts';
import * as routes from '#contract/organization.ts';
import { err, failure } from '#log/index.ts';
import type { OrganizationEditor } from '../../organization/editor.ts';
import { type Handler, handle, toDone } from '../route.ts';
import { withoutUndefined } from './access.ts';

/** Who lets whom in: coordinators see to sites; workers and their roles are an admin's. */
export const organizationRoutes = (
  editorOf: (by: WorkerCaller) => OrganizationEditor,
): readonly Handler[] => [
  handle(routes.organizationChange, async ({ caller, body }) =>
    toDone(
      await editorOf(caller).change(caller.org, {
        name: body.name,
        settings: withoutUndefined(body.settings ?? {}),
        despite: body.despite,
      }),
    ),
  ),
  handle(routes.siteAdd, ({ caller, body }) => editorOf(caller).addSite(caller.org, body)),
  handle(routes.siteChange, async ({ caller, params, body }) =>
    toDone(await editorOf(caller).changeSite(caller.org, params.id, body)),
  ),
  handle(routes.workerAdd, ({ caller, body }) => editorOf(caller).addWorker(caller.org, body)),
  handle(routes.workerChange, async ({ caller, params, body }) => {
    // The session of an admin alone, on a phone left open, must not be enough to take their place.
    if (params.id === caller.worker && body.passphrase !== undefined) return err(failure('passphrase-own'));
    return toDone(await editorOf(caller).changeWorker(caller.org, params.id, body));
  }),
];

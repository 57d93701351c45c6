import * as routes from '#contract/devices.ts';
import { ok } from '#log/index.ts';
import type { Devices } from '../../devices/devices.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** Which devices are in use, and the end of one. */
export const deviceRoutes = (devices: Devices): readonly Handler[] => [
  handle(routes.deviceList, async ({ caller }) => ok({ devices: [...(await devices.list(caller.org))] })),
  handle(routes.deviceEnd, async ({ caller, params, body }) =>
    toDone(await devices.end(caller, params.id, body.handInUntil)),
  ),
  handle(routes.deviceTakeBack, ({ caller, params, body }) =>
    devices.takeBack(caller, params.id, body.since, body.handInUntil),
  ),
  handle(routes.takebackUndo, async ({ caller, params }) => toDone(await devices.undo(caller, params.id))),
];

import * as routes from '#contract/partners.ts';
import type { Database } from '#database/connection.ts';
import { err, failure, ok } from '#log/index.ts';
import type { Logger } from '../../log.ts';
import { readPartnerContext } from '../../partners/context.ts';
import type { EnrolPartner } from '../../partners/enrol.ts';
import type { Partners } from '../../partners/partners.ts';
import { type Handler, handle, toDone } from '../route.ts';
import { withoutUndefined } from './access.ts';

export const partnerRoutes = (deps: {
  readonly database: Database;
  readonly log: Logger;
  readonly partners: Partners;
  readonly enrol: EnrolPartner;
}): readonly Handler[] => [
  handle(routes.partnerList, async ({ caller }) => ok({ partners: await deps.partners.list(caller.org) })),
  handle(routes.partnerAdd, ({ caller, body }) => deps.partners.add(caller, caller.org, body)),
  handle(routes.partnerChange, async ({ caller, params, body }) =>
    toDone(await deps.partners.change(caller, caller.org, params.id, withoutUndefined(body))),
  ),
  handle(routes.partnerCode, ({ caller, params }) => deps.partners.code(caller, caller.org, params.id)),
  handle(routes.partnerEnrol, async ({ body, address }) => {
    const enrolled = await deps.enrol(body, address);
    if (!enrolled.ok) return enrolled;
    const { token, caller, readUntil } = enrolled.value;
    deps.log('signed-in', { org: caller.org, device: caller.device });
    const context = await readPartnerContext(deps.database, caller);
    return context === undefined ? err(failure('not-found')) : ok({ token, readUntil, context });
  }),
];

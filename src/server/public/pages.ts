import type { FastifyReply, FastifyRequest } from 'fastify';
import { faultStatus } from '#public/fault.ts';
import type { PublicPage, ServerPage } from '#public/page.ts';
import { type Stage, showPage } from '#public/show.ts';
import type { Directory } from '../access/directory.ts';
import { readOrganization } from '../organization/organization.ts';
import { type Answering, queryOf } from './answering.ts';
import { readFields } from './fields.ts';
import { type FormDeps, takeForm } from './form.ts';

export interface PagesDeps extends FormDeps {
  readonly directory: Directory;
  readonly pages: readonly PublicPage[];
}

/** Serves the server's own pages, and those of an organization: open, sent in, thanked for, or as a file. */
export const createPages = (deps: PagesDeps, { send, fail, viewOf }: Answering) => {
  const ofServer = (request: FastifyRequest, reply: FastifyReply, page: ServerPage): FastifyReply => {
    const view = viewOf(request, page.path, page.read(request.hostname), undefined);
    return send(reply, 200, view.locale, showPage(page, view, { is: 'open' }));
  };

  const ofOrganization = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const params = request.params as Readonly<Record<string, string>>;
    const { organization: code, key } = params;
    // A page that takes photos has an address of its own, with room for them.
    const path = (request.routeOptions.config as { readonly page?: string }).page ?? params['page'];
    const page = deps.pages.find((known) => known.of === 'organization' && known.path === path);
    if (page?.of !== 'organization') return fail(request, reply, 'not-found');
    const isFile = key !== undefined && page.file !== undefined && request.method === 'GET';
    if (key !== undefined && page.isKeyed !== true && !isFile) return fail(request, reply, 'not-found');
    const found = await deps.directory.find(code);
    if (!found.ok) return fail(request, reply, 'not-found');
    const org = found.value;
    const isSent = request.method === 'POST';
    const fields = isSent ? await readFields(request.body) : undefined;
    // Nothing can be sent there: as with any address that is no page.
    if (isSent && page.form === undefined) return fail(request, reply, 'not-found');
    if (isSent && fields === undefined) return fail(request, reply, 'unreadable');
    const asked = { now: deps.clock.now(), ...(key !== undefined && { key }) };
    const data = await deps.database.readOrganization(org, (tx) => page.read(tx, org, asked));
    const { settings } = (await readOrganization(deps.database, org)) ?? {};
    const view = {
      ...viewOf(request, page.path, data, settings?.zone, fields?.values.get('lang')?.[0]),
      ...(fields !== undefined && { photos: fields.photos }),
    };
    if (isFile) {
      const file = page.file?.(key, view);
      return file === undefined
        ? fail(request, reply, 'not-found')
        : send(reply, 200, view.locale, file.text, file.type);
    }
    const show = (stage: Stage, status: number): FastifyReply =>
      send(reply, status, view.locale, showPage(page, view, stage));
    if (fields === undefined)
      return show(
        { is: page.form !== undefined && queryOf(request)['done'] === '1' ? 'thanks' : 'open' },
        200,
      );
    const taken = await takeForm(deps, request, page, { org, fields, view });
    if (taken.is === 'thanks')
      // Going back or reloading does not send the form again.
      return reply
        .code(303)
        .header('location', `${view.self}&done=1`)
        .header('cache-control', 'no-store')
        .send();
    if (taken.status === faultStatus['too-many']) void reply.header('retry-after', '3600');
    return show(taken, taken.status);
  };

  return { ofServer, ofOrganization };
};

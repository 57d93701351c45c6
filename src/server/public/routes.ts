import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import {
  type Clock,
  type Failure,
  isUuid,
  type LocalTime,
  msToTime,
  type Random,
  type Result,
  type Uuid,
  uuidv7,
} from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import { faultStatus, type PageFault, showFault } from '#public/fault.ts';
import { pickLocale } from '#public/locale.ts';
import type { OrganizationPage, PublicDraft, PublicPage, PublicWords, ServerPage } from '#public/page.ts';
import type { FormValues } from '#public/question.ts';
import { readForm } from '#public/read-form.ts';
import { readPageScript } from '#public/script.ts';
import { type Shown, type Stage, showPage } from '#public/show.ts';
import { readPageStyle } from '#public/style.ts';
import type { Directory } from '../access/directory.ts';
import type { Limiter } from '../access/limiter.ts';
import { networkOf } from '../access/network.ts';
import { thrownToFailure } from '../http/errors.ts';
import { errorName, type Logger } from '../log.ts';
import { readOrganization } from '../organization/organization.ts';
import { formBytes, readFields } from './fields.ts';

export interface PublicDeps {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  readonly pages: readonly PublicPage[];
  /** Forms of one network address. */
  readonly perAddress: Limiter;
  readonly words: PublicWords;
  readonly log: Logger;
  readonly record: (
    org: Uuid,
    drafts: readonly PublicDraft[],
    once: Uuid,
    now: LocalTime,
  ) => Promise<Result<null, Failure>>;
}

/**
 * The pages of the list over HTTP: `/p/CODE/PAGE`, `/p/PAGE` for the first organization of the server (such addresses were
 * printed while it was the only one), and `/PAGE` for the server's own. See `PublicPage` for what holds of each.
 */
export const registerPublicPages = async (app: FastifyInstance, deps: PublicDeps): Promise<void> => {
  const style = readPageStyle();
  const scripts = new Map(
    deps.pages.flatMap(({ script, path }) => (script === undefined ? [] : [[path, readPageScript(script)]])),
  );
  const serve = createPages(deps, style.address, (path) => scripts.get(path)?.address);
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formBytes },
      (_request, body, done) => done(null, body),
    );
    // What is of another type is never read: such a sender is no form of ours.
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: formBytes }, (_request, _body, done) =>
      done(null, undefined),
    );
    scope.setErrorHandler((error, request, reply) => {
      const fault = faultOf(thrownToFailure(error));
      if (fault === 'failed') deps.log('crashed', { route: 'public-page', error: errorName(error) });
      return serve.fail(request, reply, fault);
    });
    scope.get(style.address, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('text/css; charset=utf-8')
        .send(style.css),
    );
    for (const { address, js } of scripts.values())
      scope.get(address, (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type('text/javascript; charset=utf-8')
          .send(js),
      );
    const config = { name: 'public-page' };
    for (const page of deps.pages)
      if (page.of === 'server')
        scope.get(`/${page.path}`, { config }, (request, reply) => serve.ofServer(request, reply, page));
    for (const path of ['/p/:page', '/p/:organization/:page', '/p/:organization/:page/:key'])
      scope.route({
        method: ['GET', 'POST'],
        url: path,
        config,
        bodyLimit: formBytes,
        handler: serve.ofOrganization,
      });
    scope.route({
      method: ['GET', 'POST'],
      url: '/p/*',
      config,
      handler: (request, reply) => serve.fail(request, reply, 'not-found'),
    });
  });
};

const createPages = (deps: PublicDeps, style: string, scriptOf: (path: string) => string | undefined) => {
  const languageOf = (request: FastifyRequest, asked?: string) => {
    const locale = pickLocale(asked ?? queryOf(request)['lang'], request.headers['accept-language']);
    return { locale, t: deps.words(locale).t, style };
  };

  const send = (
    reply: FastifyReply,
    status: number,
    locale: string,
    text: string,
    type = 'text/html; charset=utf-8',
  ): FastifyReply =>
    reply
      .code(status)
      .headers({ 'cache-control': 'no-store', 'content-language': locale, vary: 'accept-language' })
      .type(type)
      .send(text);

  const fail = (request: FastifyRequest, reply: FastifyReply, fault: PageFault): FastifyReply => {
    const view = languageOf(request);
    return send(reply, faultStatus[fault], view.locale, showFault(fault, view));
  };

  const viewOf = <D>(
    request: FastifyRequest,
    page: string,
    data: D,
    zone: string | undefined,
    asked?: string,
  ): Shown<D> => {
    const ms = deps.clock.now();
    const plain = request.url.split('?')[0] ?? '';
    const language = languageOf(request, asked);
    return {
      ...language,
      now: msToTime(ms, zone === undefined ? 0 : offsetMinutesIn(zone, ms)),
      data,
      plain,
      self: `${plain}?lang=${language.locale}`,
      once: uuidv7(deps),
      script: scriptOf(page),
    };
  };

  const ofServer = (request: FastifyRequest, reply: FastifyReply, page: ServerPage): FastifyReply => {
    const view = viewOf(request, page.path, page.read(request.hostname), undefined);
    return send(reply, 200, view.locale, showPage(page, view, { is: 'open' }));
  };

  const ofOrganization = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { page: path, organization: code, key } = request.params as Readonly<Record<string, string>>;
    const page = deps.pages.find((known) => known.of === 'organization' && known.path === path);
    if (page?.of !== 'organization') return fail(request, reply, 'not-found');
    const isFile = key !== undefined && page.file !== undefined && request.method === 'GET';
    if (key !== undefined && page.isKeyed !== true && !isFile) return fail(request, reply, 'not-found');
    const found = await deps.directory.find(code);
    if (!found.ok) return fail(request, reply, 'not-found');
    const org = found.value;
    const isSent = request.method === 'POST';
    const values = isSent ? readFields(request.body) : undefined;
    // Nothing can be sent there: as with any address that is no page.
    if (isSent && page.form === undefined) return fail(request, reply, 'not-found');
    if (isSent && values === undefined) return fail(request, reply, 'unreadable');
    const asked = { now: deps.clock.now(), ...(key !== undefined && { key }) };
    const data = await deps.database.readOrganization(org, (tx) => page.read(tx, org, asked));
    const { settings } = (await readOrganization(deps.database, org)) ?? {};
    const view = viewOf(request, page.path, data, settings?.zone, values?.get('lang')?.[0]);
    if (isFile) {
      const file = page.file?.(key, view);
      return file === undefined
        ? fail(request, reply, 'not-found')
        : send(reply, 200, view.locale, file.text, file.type);
    }
    const show = (stage: Stage, status: number): FastifyReply =>
      send(reply, status, view.locale, showPage(page, view, stage));
    if (values === undefined)
      return show(
        { is: page.form !== undefined && queryOf(request)['done'] === '1' ? 'thanks' : 'open' },
        200,
      );
    const taken = await take(request, page, { org, values, view });
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

  type TakenForm =
    | { readonly is: 'thanks' }
    | (Exclude<Stage, { is: 'thanks' }> & { readonly status: number });

  const take = async (
    request: FastifyRequest,
    page: OrganizationPage,
    sent: { readonly org: Uuid; readonly values: FormValues; readonly view: Shown<unknown> },
  ): Promise<TakenForm> => {
    const { org, values, view } = sent;
    const { form } = page;
    const back = (problem: string, status: number): TakenForm => ({
      is: 'open',
      values,
      problems: { form: problem },
      status,
    });
    if (form === undefined) return back('public.problem.form', 422);
    // A page of somebody else that makes its visitors' browsers send a form here: it is shown, and only the person sends it.
    if (isFromElsewhere(request)) return back('public.problem.elsewhere', 403);
    if (!deps.perAddress.allow(networkOf(request.ip)))
      return back('public.problem.too-many', faultStatus['too-many']);
    const answers = readForm([...form.questions, ...(form.more ?? [])], values, view);
    if (!answers.ok) return { is: 'open', values, problems: answers.error, status: 422 };
    const taken = await deps.database.readOrganization(org, (tx) =>
      form.take(answers.value, { ...view, tx, org }, view),
    );
    if (!taken.ok) return { is: 'open', values, problems: taken.error, status: 422 };
    if ('shows' in taken.value) return { is: 'shows', body: taken.value.shows, status: 200 };
    const once = values.get('once')?.[0];
    const stored = await deps.record(org, taken.value.entries, isUuid(once) ? once : uuidv7(deps), view.now);
    if (!stored.ok) return back('public.problem.form', 422);
    if (!('answer' in taken.value)) return { is: 'thanks' };
    return { is: 'shows', body: await deps.database.readOrganization(org, taken.value.answer), status: 200 };
  };

  return { fail, ofServer, ofOrganization };
};

/** Browsers say where a form came from; what says nothing is no browser, and nobody's visitor. */
const isFromElsewhere = (request: FastifyRequest): boolean =>
  !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site'] as string | undefined);

const queryOf = (request: FastifyRequest): Readonly<Record<string, string | undefined>> => {
  const query = request.query as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
};

const faultOf = ({ code }: Failure): PageFault => {
  switch (code) {
    case 'batch-too-large':
      return 'too-large';
    case 'body-unreadable':
      return 'unreadable';
    case 'not-found':
      return 'not-found';
    case 'database-away':
    case 'disk-full':
      return 'away';
    default:
      return 'failed';
  }
};

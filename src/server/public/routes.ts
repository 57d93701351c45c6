import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import {
  type Clock,
  type Failure,
  failure,
  isUuid,
  type LocalTime,
  msToTime,
  type Random,
  type Result,
  type Uuid,
  uuidv7,
} from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import type { Directory } from '../access/directory.ts';
import type { Limiter } from '../access/limiter.ts';
import { networkOf } from '../access/network.ts';
import { failureToResponse } from '../http/errors.ts';
import type { PublicDraft } from '../log-store/own-device.ts';
import { readOrganization } from '../organization/organization.ts';
import { type PublicLocale, pickLocale } from './locale.ts';
import type { FormFields, PublicPage, PublicView, Translate } from './page.ts';

export interface PublicDeps {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  readonly pages: readonly PublicPage[];
  /** Forms of one network address. */
  readonly perAddress: Limiter;
  readonly words: (locale: PublicLocale) => { readonly t: Translate };
  readonly record: (
    org: Uuid,
    drafts: readonly PublicDraft[],
    once: Uuid,
    now: LocalTime,
  ) => Promise<Result<null, Failure>>;
  /** Address of the app's style sheet, where the app is built. */
  readonly style?: string | undefined;
}

const formBytes = 16_384;
const mostFields = 200;

/**
 * `/p/CODE/PAGE`, and `/p/PAGE` for the first organization of the server: such addresses were printed while it was the only
 * one. No id of anyone is in any address.
 */
export const registerPublicPages = async (app: FastifyInstance, deps: PublicDeps): Promise<void> => {
  if (deps.pages.length === 0) return;
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formBytes },
      (_request, body, done) => done(null, body),
    );
    for (const { path, style } of deps.pages) {
      if (style === undefined) continue;
      const css = readFileSync(style, 'utf8');
      scope.get(styleAddress(path), (_request, reply) =>
        reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(css),
      );
    }
    for (const path of ['/p/:page', '/p/:organization/:page']) {
      scope.route({
        method: ['GET', 'POST'],
        url: path,
        config: { name: 'public-page' },
        handler: (request, reply) => serve(deps, request, reply),
      });
    }
  });
};

const styleAddress = (path: string): string => `/p/style/${path}.css`;

const serve = async (
  deps: PublicDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { page: path, organization } = request.params as Readonly<Record<string, string>>;
  const page = deps.pages.find((known) => known.path === path);
  if (page === undefined) return fail(reply, failure('not-found'));
  const found = await deps.directory.find(organization);
  if (!found.ok) return fail(reply, failure('not-found'));
  const org = found.value;
  if (request.method === 'POST') return take(deps, request, reply, page, org);
  const { lang, done } = request.query as Readonly<Record<string, string | undefined>>;
  const view = await viewOf(deps, request, page, org, lang);
  return show(reply, page, done === '1' ? { ...view, state: 'thanks' } : view);
};

const take = async (
  deps: PublicDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: PublicPage,
  org: Uuid,
): Promise<FastifyReply> => {
  if (!deps.perAddress.allow(networkOf(request.ip))) return fail(reply, failure('too-many-requests'));
  const fields = readForm(request.body);
  if (fields === undefined) return fail(reply, failure('body-unreadable'));
  const view = await viewOf(deps, request, page, org, fields.get('lang')?.[0]);
  const accepted = page.accept(fields, view);
  if (!accepted.ok)
    return show(reply, page, { ...view, state: 'problems', fields, problems: accepted.error });
  const { form } = request.query as Readonly<Record<string, string | undefined>>;
  const stored = await deps.record(org, accepted.value, isUuid(form) ? form : uuidv7(deps), view.now);
  if (!stored.ok) return fail(reply, stored.error);
  // Going back or reloading does not send the form again.
  return reply.code(303).header('location', `${view.self}?lang=${view.locale}&done=1`).send();
};

const viewOf = async (
  deps: PublicDeps,
  request: FastifyRequest,
  page: PublicPage,
  org: Uuid,
  lang: string | undefined,
): Promise<PublicView<unknown>> => {
  const organization = await readOrganization(deps.database, org);
  const data = await deps.database.readOrganization(org, (tx) => page.read(tx, org));
  const ms = deps.clock.now();
  const locale = pickLocale(lang, request.headers['accept-language']);
  const self = request.url.split('?')[0] ?? '';
  return {
    state: 'empty',
    locale,
    t: deps.words(locale).t,
    now: msToTime(ms, offsetMinutesIn(organization?.settings.zone ?? 'UTC', ms)),
    data,
    fields: new Map(),
    problems: {},
    self,
    action: `${self}?form=${uuidv7(deps)}`,
    otherLanguage: `${self}?lang=${locale === 'en' ? 'es' : 'en'}`,
    styles: [deps.style, page.style === undefined ? undefined : styleAddress(page.path)].filter(
      (address) => address !== undefined,
    ),
  };
};

const show = (reply: FastifyReply, page: PublicPage, view: PublicView<unknown>): FastifyReply =>
  reply
    .code(view.state === 'problems' ? 422 : 200)
    .headers({ 'cache-control': 'no-store', 'content-language': view.locale, vary: 'accept-language' })
    .type('text/html; charset=utf-8')
    .send(page.render(view));

const fail = (reply: FastifyReply, found: Failure): FastifyReply => {
  const { status, body } = failureToResponse(found);
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
};

const readForm = (body: unknown): FormFields | undefined => {
  if (typeof body !== 'string') return undefined;
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.size >= mostFields) return undefined;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
};

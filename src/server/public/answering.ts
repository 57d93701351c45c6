import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, msToTime, type Random, uuidv7 } from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import { faultStatus, type PageFault, showFault } from '#public/fault.ts';
import { pickLocale } from '#public/locale.ts';
import type { PublicWords } from '#public/page.ts';
import type { Shown } from '#public/show.ts';

export interface PageAnswerDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly words: PublicWords;
}

/** Addresses of what a document fetches: its look, and the script of a page that has one. */
export interface PageParts {
  readonly style: string;
  readonly scriptOf: (path: string) => string | undefined;
}

/** How documents leave: in the language that was asked for, and kept by no cache. */
export interface Answering {
  readonly send: (
    reply: FastifyReply,
    status: number,
    locale: string,
    text: string,
    type?: string,
  ) => FastifyReply;
  readonly fail: (request: FastifyRequest, reply: FastifyReply, fault: PageFault) => FastifyReply;
  /** What a page is shown with. `zone`: whose day it is there; left out, UTC. `asked`: the language that a form was filled in. */
  readonly viewOf: <D>(
    request: FastifyRequest,
    page: string,
    data: D,
    zone: string | undefined,
    asked?: string,
  ) => Shown<D>;
}

export const createAnswering = (deps: PageAnswerDeps, { style, scriptOf }: PageParts): Answering => {
  const languageOf = (request: FastifyRequest, asked?: string) => {
    const locale = pickLocale(asked ?? queryOf(request)['lang'], request.headers['accept-language']);
    return { locale, t: deps.words(locale).t, style };
  };

  const send: Answering['send'] = (reply, status, locale, text, type = 'text/html; charset=utf-8') =>
    reply
      .code(status)
      .headers({ 'cache-control': 'no-store', 'content-language': locale, vary: 'accept-language' })
      .type(type)
      .send(text);

  const fail: Answering['fail'] = (request, reply, fault) => {
    const view = languageOf(request);
    return send(reply, faultStatus[fault], view.locale, showFault(fault, view));
  };

  const viewOf: Answering['viewOf'] = (request, page, data, zone, asked) => {
    const ms = deps.clock.now();
    const plain = request.url.split('?')[0] ?? '';
    const language = languageOf(request, asked);
    return {
      ...language,
      now: msToTime(ms, zone === undefined ? 0 : offsetMinutesIn(zone, ms)),
      data,
      plain,
      origin: `${request.protocol}://${request.host}`,
      inLanguage: (locale) => deps.words(locale).t,
      self: `${plain}?lang=${language.locale}`,
      once: uuidv7(deps),
      script: scriptOf(page),
    };
  };

  return { send, fail, viewOf };
};

/** What stands behind an address once; what stands there twice is nothing that a page asks. */
export const queryOf = (request: FastifyRequest): Readonly<Record<string, string | undefined>> => {
  const query = request.query as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
};

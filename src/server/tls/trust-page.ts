import type { FastifyInstance, FastifyRequest } from 'fastify';
import { renderSVG } from 'uqr';
import { type PublicLocale, pickLocale } from '../public/locale.ts';
import type { Translate } from '../public/page.ts';

export interface TrustDeps {
  /** The authority's certificate as DER, and its SHA-256 in pairs with colons. */
  readonly certificate: Buffer;
  readonly fingerprint: string;
  /** Names and addresses that the server's certificate is for. */
  readonly names: readonly string[];
  /** Port of the TLS listener; undefined while there is none. */
  readonly securePort: () => number | undefined;
  readonly words: (locale: PublicLocale) => { readonly t: Translate };
  readonly style?: string | undefined;
}

/**
 * Over plain HTTP, where a phone cannot do more yet: how it comes to trust this server. Pages of the app are sent here, from
 * every machine but the server's own; the API and public pages answer as always.
 */
export const registerTrustPage = (app: FastifyInstance, deps: TrustDeps): void => {
  app.get('/trust/alongside.crt', (_request, reply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'content-disposition': 'attachment; filename="alongside.crt"' })
      .type('application/x-x509-ca-cert')
      .send(deps.certificate),
  );
  app.get('/trust', (request, reply) => {
    const { lang } = request.query as { readonly lang?: string };
    const locale = pickLocale(lang, request.headers['accept-language']);
    return reply
      .headers({ 'cache-control': 'no-store', 'content-language': locale })
      .type('text/html; charset=utf-8')
      .send(renderTrust(deps, locale, secureAddress(deps, request.hostname)));
  });
  app.addHook('onRequest', async (request, reply) => {
    if (deps.securePort() !== undefined && isAppPage(request)) return reply.redirect('/trust', 302);
    return undefined;
  });
};

/** A page of the app, asked for by another machine without TLS: it could not work there. */
const isAppPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  request.protocol === 'http' &&
  request.headers['x-forwarded-proto'] !== 'https' &&
  (request.headers.accept ?? '').includes('text/html') &&
  !['localhost', '127.0.0.1', '[::1]', '::1'].includes(request.hostname) &&
  !/^\/(trust|p|v1)(\/|\?|$)/.test(request.url);

const secureAddress = ({ names, securePort }: TrustDeps, asked: string): string | undefined => {
  const port = securePort();
  if (port === undefined) return undefined;
  const known = asked.replaceAll(/[[\]]/g, '');
  const host = names.includes(known) ? known : (names.find((name) => name !== 'localhost') ?? 'localhost');
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}/`;
};

const renderTrust = (deps: TrustDeps, locale: PublicLocale, address: string | undefined): string => {
  const { t } = deps.words(locale);
  const other = locale === 'en' ? 'es' : 'en';
  const say = (id: string): string => escapeHtml(t(`server.trust.${id}`));
  const steps = (phone: string): string =>
    `<h2>${say(phone)}</h2><ol>${[1, 2, 3, 4].map((step) => `<li>${say(`${phone}.${step}`)}</li>`).join('')}</ol>`;
  const style = deps.style === undefined ? '' : `<link rel="stylesheet" href="${escapeHtml(deps.style)}">`;
  const then =
    address === undefined
      ? ''
      : `<h2>${say('then')}</h2><p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>
<p>${say('scan')}</p><div class="qr">${renderSVG(address, { pixelSize: 6 })}</div>`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${say('title')}</title>${style}</head>
<body class="public"><main>
<p class="language"><a href="/trust?lang=${other}" hreflang="${other}" lang="${other}">${say('other-language')}</a></p>
<h1>${say('title')}</h1><p>${say('why')}</p><p>${say('limit')}</p>
<p><a class="button" href="/trust/alongside.crt">${say('download')}</a></p>
${steps('android')}${steps('iphone')}
<p>${say('compare')}</p><p><code>${escapeHtml(deps.fingerprint)}</code></p>
${then}</main></body></html>`;
};

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

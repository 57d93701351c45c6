import { renderSVG } from 'uqr';
import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { ServerPage } from '#public/page.ts';

export interface TrustDeps {
  /** The authority's certificate as DER, and its SHA-256 in pairs with colons. */
  readonly certificate: Buffer;
  readonly fingerprint: string;
  /** Names and addresses that the server's certificate is for. */
  readonly names: readonly string[];
  /** Port of the TLS listener; undefined while there is none. */
  readonly securePort: () => number | undefined;
}

/** Where the certificate is fetched from. */
export const certificatePath = '/trust/alongside.crt';

const words = (part: string): string => `server.trust.${part}`;

/** How a phone comes to trust this server, over plain HTTP, where it cannot do more yet. Reads the app's address over TLS. */
export const trustPage = (deps: TrustDeps): ServerPage<string | undefined> => ({
  of: 'server',
  path: 'trust',
  words,
  read: (host) => secureAddress(deps, host),
  intro: ({ t, data: address }) => html`<p>${t(words('why'))}</p>
<p class="soft">${t(words('limit'))}</p>
<p><a class="button" href="${certificatePath}" download>${t(words('download'))}</a></p>
<div class="pair">${['android', 'iphone'].map((phone) => steps(phone, t))}</div>
<section class="panel"><p>${t(words('compare'))}</p>
<code>${inPairs(deps.fingerprint)}</code></section>
${address === undefined ? nothing : openApp(address, t)}`,
});

/** A line may end after any pair, and only there. */
const inPairs = (fingerprint: string): readonly Html[] =>
  fingerprint.split(':').map((pair, index) => (index === 0 ? html`${pair}` : html`:<wbr>${pair}`));

const steps = (phone: string, t: Translate): Html =>
  html`<section class="panel"><h2>${t(words(phone))}</h2>
<ol>${[1, 2, 3, 4].map((step) => html`<li>${t(words(`${phone}.${step}`))}</li>`)}</ol></section>`;

const openApp = (address: string, t: Translate): Html =>
  html`<section class="panel"><h2>${t(words('then'))}</h2>
<p><a class="button" href="${address}">${address}</a></p>
<p>${t(words('scan'))}</p>
<div class="qr">${{ html: renderSVG(address, { pixelSize: 6 }) }}</div></section>`;

const secureAddress = ({ names, securePort }: TrustDeps, asked: string): string | undefined => {
  const port = securePort();
  if (port === undefined) return undefined;
  const known = asked.replaceAll(/[[\]]/g, '');
  const host = names.includes(known) ? known : (names.find((name) => name !== 'localhost') ?? 'localhost');
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}/`;
};

import type { Database } from '#database/connection.ts';
import type { Clock, KindRegistry, Random, Sha256 } from '#log/index.ts';
import type { PublicWords } from '#public/page.ts';
import type { HttpDeps, HttpOptions } from './http/server.ts';
import type { Logger } from './log.ts';
import type { Channel } from './outbox/channel.ts';
import type { ServerRoom } from './programs.ts';
import type { TrustDeps } from './tls/trust-page.ts';

export interface ServerDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly log: Logger;
  /** Messages for pages that the server renders. */
  readonly words: PublicWords;
  readonly kinds: KindRegistry;
  readonly rooms: readonly ServerRoom[];
  /** Ways out of the server; none when left out. */
  readonly channels?: readonly Channel[];
  /** Shown every JSON answer before it leaves; left out, nobody looks. */
  readonly onAnswer?: HttpDeps['onAnswer'];
}

export interface ServerOptions extends HttpOptions {
  readonly version: string;
  /** A second face over TLS by this server's own authority; the first then tells phones how to trust it. */
  readonly local?: LocalTls;
  /** Folder for spreadsheets on their way in; left out, there is no import over HTTP. */
  readonly uploadFolder?: string;
  /** Requests a minute from one network address; many phones may share one. */
  readonly requestsPerMinute?: number;
  /** How often it is asked whether those who listen for news still may; a minute. */
  readonly askListenersEveryMs?: number;
  /** What whoever sets the server up over the web must tell; left out, whoever comes first may. */
  readonly setupCode?: string;
}

export interface LocalTls extends TrustDeps {
  readonly served: { readonly cert: string; readonly key: string };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import type { Database } from '#database/connection.ts';
import { prepareDataDir } from '#database/embedded/layout.ts';
import { createWords, type Words } from '#kit/words/words.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { newShortCode } from '#server/access/short-code.ts';
import type { LocalTls } from '#server/deps.ts';
import { createLogger, type Logger } from '#server/log.ts';
import type { Channel } from '#server/outbox/channel.ts';
import { rooms } from '#server/programs.ts';
import { repeat } from '#server/repeat.ts';
import { type AlongsideServer, createServer } from '#server/server.ts';
import { createFileGateway } from '#server/texts/adapters/file-gateway.ts';
import { createHttpGateway } from '#server/texts/adapters/http-gateway.ts';
import { createCallChannel } from '#server/texts/call-channel.ts';
import { createTextChannel } from '#server/texts/channel.ts';
import { lanAddresses } from '../adapters/addresses.ts';
import { createLogFile } from '../adapters/log-file.ts';
import type { Command, Context } from '../command.ts';
import { type Reached, reachDatabase } from '../reach.ts';
import { chooseTls, type Served } from '../tls.ts';

export const command: Command = {
  summary: 'Starts the server and keeps it running until Ctrl-C.',
  usage: '',
  options: {},
  words: [0, 0],
  run: async (context) => {
    const { settings } = context;
    const prepared = prepareDataDir(settings.dataDir);
    if (!prepared.ok) return prepared;
    const log = createLogger(createLogFile(settings.dataDir, context.clock));
    const [webRoot, reached] = await Promise.all([
      buildWebApp(context),
      reachDatabase(settings, {}, { onChange: (state) => log('database', { state }) }),
    ]);
    if (!reached.ok) return reached;
    const result = await serve(context, reached.value, log, webRoot);
    await reached.value.close();
    return result;
  },
};

/** Serves until asked to stop. Everything is closed again when this resolves, save the database. */
const serve = async (
  context: Context,
  { database, where }: Reached,
  log: Logger,
  webRoot: string | undefined,
): Promise<Result<boolean, Failure>> => {
  const { settings, clock, random, sha256, version } = context;
  const chosen = chooseTls(context);
  if (!chosen.ok) return chosen;
  const served = chosen.value;
  let securePort: number | undefined;
  const setupCode = newShortCode(random);
  const words = await createServerWords();
  const created = await createServer(
    {
      database,
      clock,
      random,
      sha256,
      log,
      words,
      kinds: kindRegistry,
      rooms,
      channels: channelsOf(context, database, words),
    },
    {
      version,
      uploadFolder: join(settings.dataDir, 'uploads'),
      trustProxy: settings.trustProxy,
      setupCode,
      ...(webRoot !== undefined && { webRoot }),
      ...(served.how === 'files' && { tls: served.tls }),
      ...(served.how === 'local' && { local: toLocal(served, () => securePort) }),
    },
  );
  if (!created.ok) return created;
  const server = created.value;
  const listening = await listen(server.app, settings.port, settings.host);
  if (!listening.ok) {
    await server.stop();
    return listening;
  }
  if (served.how === 'local' && server.secureApp !== undefined) {
    const secure = await listen(server.secureApp, served.port, settings.host);
    if (secure.ok) securePort = secure.value;
    else
      context.note(
        `Port ${served.port} is taken: phones cannot connect safely. Set TLS_PORT to another number.`,
      );
  }
  const renewing = keepCertificate(served, server, log);
  log('started', { port: listening.value });
  const isSetUp = (await listOrganizations(database)).length > 0;
  tell(context, {
    port: listening.value,
    securePort,
    served,
    where,
    ...(!isSetUp && { setupCode }),
  });
  await context.stopAsked;
  context.say('Stopping: finishing what was taken.');
  log('stopping', {});
  await renewing.stop();
  await server.stop();
  context.say('Stopped.');
  return ok(true);
};

/** Ways out of the server, as far as the settings name any. */
const channelsOf = (
  { settings: { texts }, clock }: Context,
  database: Database,
  words: ServerWords,
): readonly Channel[] => {
  if (texts === undefined) return [];
  const gateway = texts.to === 'file' ? createFileGateway(texts.path) : createHttpGateway(texts);
  const deps = { database, clock, gateway, words };
  return [createTextChannel(deps), createCallChannel(deps)];
};

type LocalServed = Extract<Served, { readonly how: 'local' }>;

const toLocal = ({ authority, names }: LocalServed, securePort: () => number | undefined): LocalTls => {
  const served = authority.serve(names());
  const { certificate, fingerprint } = authority;
  return { served, certificate, fingerprint, names: served.names, securePort };
};

/** A certificate that runs out, or lacks an address that the machine was given since, is replaced while serving. */
const keepCertificate = (served: Served, server: AlongsideServer, log: Logger) =>
  repeat(log, 'certificate', 3_600_000, async () => {
    if (served.how !== 'local' || server.secureApp === undefined) return;
    const { cert, key } = served.authority.serve(served.names());
    const listener = server.secureApp.server as unknown as { setSecureContext: (keys: object) => void };
    listener.setSecureContext({ cert, key });
  });

const listen = async (
  app: AlongsideServer['app'],
  port: number,
  host: string,
): Promise<Result<number, Failure>> => {
  try {
    await app.listen({ port, host });
    const address = app.server.address();
    return ok(typeof address === 'object' && address !== null ? address.port : port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE') return err(failure('port-in-use', { detail: String(port) }));
    if (code === 'EACCES') return err(failure('setting-invalid', { field: 'PORT', detail: code }));
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return err(failure('setting-invalid', { field: 'HOST', detail: code }));
    throw error;
  }
};

/** Builds the web app where its sources are there and have changed. Without an app the API is served all the same. */
const buildWebApp = async ({ note }: Context): Promise<string | undefined> => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const webRoot = join(root, 'dist', 'web');
  if (
    existsSync(join(root, 'src', 'build', 'build.ts')) &&
    existsSync(join(root, 'src', 'app', 'main.tsx'))
  ) {
    const { buildWeb } = await import('#build/build.ts');
    await buildWeb();
  }
  if (existsSync(join(webRoot, 'index.html'))) return webRoot;
  note('The web app is not built: only the API is served. Run "npm run build".');
  return undefined;
};

type ServerWords = (locale: string) => Words;

/** Catalogs are compiled once a language, when a page first needs them. */
const createServerWords = async (): Promise<ServerWords> => {
  const { loadWords } = await import('#build/words.ts');
  const kept = new Map<string, ReturnType<typeof createWords>>();
  return (locale: string) => {
    const words = kept.get(locale) ?? createWords(loadWords(locale));
    kept.set(locale, words);
    return words;
  };
};

/** Where the app is, a code for phones to scan, and what to do first. */
const tell = (
  { say, settings, version }: Context,
  is: {
    readonly port: number;
    readonly securePort: number | undefined;
    readonly served: Served;
    readonly where: string;
    /** There while nothing is set up. */
    readonly setupCode?: string;
  },
): void => {
  const scheme = is.served.how === 'files' ? 'https' : 'http';
  const isEverywhere = settings.host === '::' || settings.host === '0.0.0.0';
  const own = isEverywhere ? 'localhost' : settings.host;
  const [first] = isEverywhere ? lanAddresses() : [];
  say(`Alongside ${version}, database: ${is.where}`);
  say(`  On this machine  ${scheme}://${bracket(own)}:${is.port}`);
  if (first !== undefined) {
    const path = is.securePort === undefined ? '' : '/trust';
    const address = `${scheme}://${bracket(first)}:${is.port}${path}`;
    say(`  On phones        ${address}`);
    if (is.securePort !== undefined)
      say(`                   then https://${bracket(first)}:${is.securePort}`);
    say(renderUnicodeCompact(address));
  }
  if (is.setupCode !== undefined) {
    // Whoever came by "npm start" has no "alongside" on the path; npx finds it in this folder.
    say('Open the address above to name your organization, or type "npx alongside setup" in this folder.');
    say(`It asks for this code: ${is.setupCode}`);
  }
  say('Ctrl-C stops it.');
};

const bracket = (host: string): string => (host.includes(':') ? `[${host}]` : host);

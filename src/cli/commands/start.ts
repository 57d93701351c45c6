import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { createWords } from '#kit/words/words.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { createLogger, type Logger } from '#server/log.ts';
import { rooms } from '#server/programs.ts';
import { type AlongsideServer, createServer } from '#server/server.ts';
import { lanAddresses } from '../adapters/addresses.ts';
import { createLogFile } from '../adapters/log-file.ts';
import type { Command, Context } from '../command.ts';
import { type Reached, reachDatabase } from '../reach.ts';
import { openTls, type ServedTls } from '../tls.ts';

export const command: Command = {
  summary: 'Starts the server and keeps it running until Ctrl-C.',
  usage: '',
  options: {},
  words: [0, 0],
  run: async (context) => {
    const { settings } = context;
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
  const tls = await openTls(context);
  if (!tls.ok) return tls;
  const created = await createServer(
    {
      database,
      clock,
      random,
      sha256,
      log,
      words: loadWords(await wordsSource()),
      kinds: kindRegistry,
      rooms,
    },
    {
      version,
      trustProxy: settings.env['TRUST_PROXY'] === '1',
      ...(webRoot !== undefined && { webRoot }),
      ...tls.value.options,
    },
  );
  if (!created.ok) return created;
  const server = created.value;
  const listening = await listen(server, settings);
  if (!listening.ok) {
    await server.stop();
    return listening;
  }
  log('started', { port: listening.value });
  await tell(context, listening.value, tls.value, where, (await listOrganizations(database)).length > 0);
  await context.stopAsked;
  context.say('Stopping: finishing what was taken.');
  log('stopping', {});
  await server.stop();
  context.say('Stopped.');
  return ok(true);
};

const listen = async (
  server: AlongsideServer,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Result<number, Failure>> => {
  try {
    await server.app.listen({ port, host });
    const address = server.app.server.address();
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
  if (existsSync(join(root, 'scripts', 'build.ts')) && existsSync(join(root, 'src', 'app', 'main.tsx'))) {
    const { buildWeb } = await import('../../../scripts/build.ts');
    await buildWeb();
  }
  if (existsSync(join(webRoot, 'index.html'))) return webRoot;
  note('The web app is not built: only the API is served. Run "npm run build".');
  return undefined;
};

const wordsSource = async () => (await import('../../../scripts/words.ts')).loadWords;

/** Catalogs are compiled once a language, when a page first needs them. */
const loadWords = (source: Awaited<ReturnType<typeof wordsSource>>) => {
  const kept = new Map<string, ReturnType<typeof createWords>>();
  return (locale: 'en' | 'es') => {
    const words = kept.get(locale) ?? createWords(source(locale));
    kept.set(locale, words);
    return words;
  };
};

/** Where the app is, a code for phones to scan, and what to do first. */
const tell = async (
  { say, settings, version }: Context,
  port: number,
  tls: ServedTls,
  where: string,
  isSetUp: boolean,
): Promise<void> => {
  const scheme = tls.scheme;
  const isEverywhere = settings.host === '::' || settings.host === '0.0.0.0';
  const own = isEverywhere ? 'localhost' : settings.host;
  const [first] = isEverywhere ? lanAddresses() : [];
  say(`Alongside ${version}, database: ${where}`);
  say(`  On this machine  ${scheme}://${bracket(own)}:${port}`);
  if (first !== undefined) {
    const address = `${scheme}://${bracket(first)}:${port}${tls.entryPath}`;
    say(`  On phones        ${address}`);
    say(renderUnicodeCompact(address));
  }
  for (const line of tls.hints) say(`  ${line}`);
  if (!isSetUp) say('Open the address above to name your organization, or run "alongside setup".');
  say('Ctrl-C stops it.');
};

const bracket = (host: string): string => (host.includes(':') ? `[${host}]` : host);

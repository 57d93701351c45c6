import type { FastifyInstance } from 'fastify';
import { textChannel } from '#community/alerts/server/texts/send.ts';
import type { Database } from '#database/connection.ts';
import { isAboutContent } from '#database/faults.ts';
import { migrate } from '#database/migrations.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { TimerHandler } from '#database/timers.ts';
import {
  type Clock,
  type Failure,
  type KindRegistry,
  ok,
  type Random,
  type Result,
  type Sha256,
} from '#log/index.ts';
import { asPublicPage, type PublicPage, type PublicWords } from '#public/page.ts';
import { withClosed } from '#report/server/kept/closed.ts';
import { countingKinds } from '#stock/fade.ts';
import { platformVerify } from '#vault/adapters/web-crypto.ts';
import { createCallers } from './access/caller.ts';
import { createContactNotes } from './access/contact.ts';
import { createDirectory, keepCodes, lackCodes, listOrganizations } from './access/directory.ts';
import { createLimiter } from './access/limiter.ts';
import { createChangeOwnPassphrase } from './access/own-passphrase.ts';
import { createSetupCheck } from './access/setup-code.ts';
import { createPassphraseSignIn } from './access/sign-in.ts';
import { noteWriters } from './access/writers.ts';
import { createAttachments } from './attachments/attachments.ts';
import { auditClearing } from './audit/audit.ts';
import { createAliases } from './board/aliases.ts';
import { createClockGuard } from './clock/guard.ts';
import { createDevices } from './devices/devices.ts';
import { createEventHub } from './events.ts';
import { createReadFigures } from './figures/figures.ts';
import type { Handler } from './http/route.ts';
import { accessRoutes } from './http/routes/access.ts';
import { attachmentRoutes } from './http/routes/attachments.ts';
import { auditRoutes } from './http/routes/audit.ts';
import { deviceRoutes } from './http/routes/devices.ts';
import { entryRoutes } from './http/routes/entries.ts';
import { heldRoutes } from './http/routes/held.ts';
import { impactRoutes } from './http/routes/impact.ts';
import { keptRoutes } from './http/routes/kept.ts';
import { keyRoutes } from './http/routes/keys.ts';
import { madeOfRoutes } from './http/routes/made-of.ts';
import { needRoutes } from './http/routes/needs.ts';
import { organizationRoutes } from './http/routes/organization.ts';
import { reportRoutes } from './http/routes/reports.ts';
import { reviewRoutes } from './http/routes/review.ts';
import { sheetRoutes } from './http/routes/sheets.ts';
import { systemRoutes } from './http/routes/system.ts';
import { textNumberRoutes } from './http/routes/text-numbers.ts';
import { timerRoutes } from './http/routes/timers.ts';
import { createHttpServer, type HttpDeps, type HttpOptions } from './http/server.ts';
import { createIntakeSteps } from './intake/intake.ts';
import { createIntakeQueue } from './intake/queue.ts';
import { createKept } from './kept/kept.ts';
import { createEnrolments } from './keys/enrolments.ts';
import { createKeys } from './keys/keys.ts';
import { errorName, type Logger } from './log.ts';
import { reconsiderAside, setAsideOddTimes } from './log-store/aside.ts';
import { createLogStore, everywhereKinds } from './log-store/log-store.ts';
import { createOwnDevice } from './log-store/own-device.ts';
import { entrySource } from './log-store/source.ts';
import { understandEntries } from './log-store/understand.ts';
import { createOrganizationEditor } from './organization/organization.ts';
import { createCarrier, outboxClearing } from './outbox/carrier.ts';
import type { Channel } from './outbox/channel.ts';
import { migrationsOf, projectionsOf, type ServerRoom, stockEffectOfAll } from './programs.ts';
import { registerPublicPages } from './public/routes.ts';
import { repeat } from './repeat.ts';
import { createWrongClocks } from './review/clocks.ts';
import { createQuarantine } from './review/quarantine.ts';
import { createReadWaiting } from './review/waiting.ts';
import { createServerDesk } from './sheets/desk.ts';
import { createImports } from './sheets/imports.ts';
import { createTextNumbers } from './texts/numbers.ts';
import { clearing, createBlurring } from './timers/retention.ts';
import { createTimerRunner, type TimerRunner, unhurried, urgent } from './timers/runner.ts';
import { createTimerWriter } from './timers/write.ts';
import { leadToTrust } from './tls/lead.ts';
import { type TrustDeps, trustPage } from './tls/trust-page.ts';

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

export interface AlongsideServer {
  readonly app: FastifyInstance;
  /** The face over TLS, where `local` was given. */
  readonly secureApp?: FastifyInstance;
  readonly routes: readonly Handler[];
  /** What anyone may open, as `app` gives it. */
  readonly pages: readonly PublicPage[];
  /** Timers that entries set, and those that keep the house; both run by themselves. */
  readonly timers: TimerRunner;
  readonly housekeeping: TimerRunner;
  /** Finishes what was taken, then gives the port back. The database is the caller's to close. */
  readonly stop: () => Promise<void>;
}

/** How often other server processes' entries are looked for, for devices that wait for news. */
const pollMs = 1_000;
/** How late a timer may be beyond its time: one that an entry set, and one that keeps the house. */
const timersMs = 1_000;
const housekeepingMs = 5_000;
/** How long a message may lie before it is carried out. */
const outboxMs = 1_000;

/**
 * Everything above the database, ready to listen: the schema brought up to date, tables filled, entries that this version
 * newly understands counted. Fails as `migrate` does.
 */
export const createServer = async (
  deps: ServerDeps,
  options: ServerOptions,
): Promise<Result<AlongsideServer, Failure>> => {
  const { database, kinds, rooms, log } = deps;
  const migrated = await migrate(database, migrationsOf(rooms));
  if (!migrated.ok) return migrated;
  const projector = createProjector(projectionsOf(deps, rooms));
  await projector.prepare(database, entrySource);
  await database.acrossOrganizations(async (tx) => {
    if (!(await lackCodes(tx))) return;
    await tx.script('lock table organization in share row exclusive mode');
    await keepCodes(tx);
  });
  for (const { id: org } of await listOrganizations(database)) {
    await noteWriters(deps, org);
    const count = await understandEntries({ database, projector, kinds }, org);
    if (count > 0) log('understood', { org, count });
    const aside = await setAsideOddTimes({ database, projector, kinds }, org);
    if (aside > 0) log('set-aside', { org, count: aside });
    if (await reconsiderAside({ database, projector, kinds }, org))
      await projector.rebuild(database, entrySource, org);
  }

  const directory = createDirectory(database);
  const events = createEventHub({ database, everywhere: everywhereKinds(kinds) });
  const guard = await createClockGuard(deps);
  const store = createLogStore({ ...deps, projector, onNew: events.announce, onReceipt: guard.received });
  const intake = createIntakeQueue(
    createIntakeSteps({
      ...deps,
      store,
      isAboutContent,
      waiting: countingKinds,
      trustsClock: guard.trusts,
    }),
  );
  const { uploadFolder: folder } = options;
  const desk = folder === undefined ? undefined : createServerDesk({ ...deps, store, intake, folder });
  const attachments = createAttachments({ database, everywhere: everywhereKinds(kinds) });
  const record = createOwnDevice({ ...deps, store });
  const callers = createCallers(deps);
  const live = rooms.flatMap(({ reports: own }) => own);
  const reports = live.map(withClosed);
  let isStopping = false;
  const routes: readonly Handler[] = [
    ...systemRoutes({
      database,
      directory,
      version: options.version,
      asksCode: options.setupCode !== undefined,
      isStopping: () => isStopping,
      allRoutes: () => routes,
    }),
    ...accessRoutes({
      ...deps,
      signIn: createPassphraseSignIn({ ...deps, directory }),
      changeOwnPassphrase: createChangeOwnPassphrase(deps),
      checkSetup: createSetupCheck(deps, options.setupCode),
    }),
    ...entryRoutes({
      intake,
      store,
      events,
      log,
      clock: deps.clock,
      verify: platformVerify(),
      met: guard.met,
      noteContact: createContactNotes(deps),
      stillReads: async (token) => (await callers.toRead(token)) !== undefined,
      ...(options.askListenersEveryMs !== undefined && { askEveryMs: options.askListenersEveryMs }),
    }),
    ...deviceRoutes(createDevices({ ...deps, record })),
    ...keyRoutes(createKeys({ ...deps, verify: platformVerify() }), createEnrolments(deps)),
    ...attachmentRoutes(attachments),
    ...organizationRoutes((by) => createOrganizationEditor(deps, by)),
    ...reviewRoutes({
      database,
      quarantine: createQuarantine({ ...deps, store }),
      clocks: createWrongClocks({ ...deps, record }),
      everywhere: everywhereKinds(kinds),
      waiting: createReadWaiting({
        database,
        clock: deps.clock,
        everywhere: everywhereKinds(kinds),
        lists: rooms.flatMap(({ waiting }) => waiting ?? []),
      }),
    }),
    ...auditRoutes({ database }),
    ...textNumberRoutes(
      createTextNumbers(deps),
      (deps.channels ?? []).some(({ name }) => name === textChannel),
    ),
    ...heldRoutes({ database, kinds }),
    ...timerRoutes({
      database,
      clock: deps.clock,
      everywhere: everywhereKinds(kinds),
      aliases: createAliases(deps.clock),
      rooms,
    }),
    ...reportRoutes({
      database,
      clock: deps.clock,
      store,
      attachments,
      kinds,
      reports,
      live,
      readFigures: createReadFigures({
        database,
        projections: rooms.flatMap(({ projections }) => projections),
      }),
      words: deps.words,
    }),
    ...keptRoutes({
      database,
      clock: deps.clock,
      kinds,
      live,
      read: reports,
      kept: createKept({ ...deps, live, read: reports, record }),
    }),
    ...needRoutes(deps),
    ...madeOfRoutes({ database, kinds, reports: rooms.flatMap(({ reports }) => reports) }),
    ...impactRoutes({ database }),
    ...(desk === undefined ? [] : sheetRoutes(desk, createImports({ ...deps, store, record }))),
  ];
  const perAddress = createLimiter(deps, { most: options.requestsPerMinute ?? 60_000, windowMs: 60_000 });
  const { local } = options;
  const organizationPages = rooms.flatMap(({ publicPages: own }) => own ?? []);
  const pages = [...(local === undefined ? [] : [asPublicPage(trustPage(local))]), ...organizationPages];
  const publicPages = {
    ...deps,
    directory,
    // A program may report several from one address; a script may not flood.
    perAddress: createLimiter(deps, { most: 30, windowMs: 3_600_000 }),
    record,
  };
  const shared = {
    routes,
    callers,
    perAddress,
    log,
    ...(deps.onAnswer !== undefined && { onAnswer: deps.onAnswer }),
  };
  const http = await createHttpServer(
    {
      ...shared,
      extend: async (app) => {
        if (local !== undefined) leadToTrust(app, local);
        await registerPublicPages(app, { ...publicPages, pages });
      },
    },
    options,
  );
  const secure =
    local &&
    (await createHttpServer(
      {
        ...shared,
        extend: (app) => registerPublicPages(app, { ...publicPages, pages: organizationPages }),
      },
      { ...options, tls: local.served },
    ));
  const handlers: readonly TimerHandler[] = [
    createBlurring({ ...deps, projector, effectOf: stockEffectOfAll }),
    clearing,
    outboxClearing,
    auditClearing,
    ...rooms.flatMap(({ timers: own }) => own ?? []),
  ];
  const isOrganizations = ({ everyMs }: TimerHandler): boolean => everyMs !== undefined;
  const write = createTimerWriter({ ...deps, record });
  const housekeeping = createTimerRunner({
    ...deps,
    write,
    doubt: guard.doubt,
    handlers: handlers.filter(isOrganizations),
    pace: unhurried,
  });
  const ringing = createTimerRunner({
    ...deps,
    write,
    handlers: handlers.filter((handler) => !isOrganizations(handler)),
    pace: urgent,
  });
  const jobs = [
    repeat(log, 'poll', pollMs, events.poll),
    repeat(log, 'housekeeping', housekeepingMs, housekeeping.runDue),
    repeat(log, 'timers', timersMs, ringing.runDue),
    ...(deps.channels ?? []).map((channel) =>
      repeat(log, 'outbox', outboxMs, createCarrier({ ...deps, channel }).carryDue),
    ),
  ];
  return ok({
    app: http.app,
    ...(secure !== undefined && { secureApp: secure.app }),
    routes,
    pages,
    timers: ringing,
    housekeeping,
    stop: async () => {
      isStopping = true;
      await Promise.all([http.stop(), secure?.stop(), desk?.close(), ...jobs.map((job) => job.stop())]);
      // A database that is away must not keep a server from stopping; the next run then goes by the last receipt.
      await guard
        .stopped()
        .catch((error: unknown) => log('crashed', { route: 'clock', error: errorName(error) }));
    },
  });
};

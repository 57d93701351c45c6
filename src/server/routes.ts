import { textChannel } from '#community/alerts/server/texts/send.ts';
import type { Desk } from '#sheets/desk/desk.ts';
import { platformVerify } from '#vault/adapters/web-crypto.ts';
import { createContactNotes } from './access/contact.ts';
import { createChangeOwnPassphrase, createVerifyOwn } from './access/own-passphrase.ts';
import { createChallenges } from './access/passkeys/challenges.ts';
import { createPasskeys } from './access/passkeys/passkeys.ts';
import { createPasskeySignIn } from './access/passkeys/sign-in.ts';
import { createSetupCheck } from './access/setup-code.ts';
import { createPassphraseSignIn } from './access/sign-in.ts';
import { createAliases } from './board/aliases.ts';
import type { ServerDeps, ServerOptions } from './deps.ts';
import { createDevices } from './devices/devices.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createReadFigures } from './figures/figures.ts';
import { createReadMonth } from './funder/contributions.ts';
import { createFunder } from './funder/funder.ts';
import type { Handler } from './http/route.ts';
import { accessRoutes } from './http/routes/access.ts';
import { attachmentRoutes } from './http/routes/attachments.ts';
import { auditRoutes } from './http/routes/audit.ts';
import { deviceRoutes } from './http/routes/devices.ts';
import { entryRoutes } from './http/routes/entries.ts';
import { feedbackRoutes } from './http/routes/feedback.ts';
import { funderRoutes } from './http/routes/funder.ts';
import { heldRoutes } from './http/routes/held.ts';
import { impactRoutes } from './http/routes/impact.ts';
import { keptRoutes } from './http/routes/kept.ts';
import { keyRoutes } from './http/routes/keys.ts';
import { legalRoutes } from './http/routes/legal.ts';
import { madeOfRoutes } from './http/routes/made-of.ts';
import { needRoutes } from './http/routes/needs.ts';
import { organizationRoutes } from './http/routes/organization.ts';
import { partnerRoutes } from './http/routes/partners.ts';
import { passkeyRoutes } from './http/routes/passkeys.ts';
import { reportRoutes } from './http/routes/reports.ts';
import { reviewRoutes } from './http/routes/review.ts';
import { sheetRoutes } from './http/routes/sheets.ts';
import { systemRoutes } from './http/routes/system.ts';
import { textNumberRoutes } from './http/routes/text-numbers.ts';
import { timerRoutes } from './http/routes/timers.ts';
import { createKept } from './kept/kept.ts';
import { createEnrolments } from './keys/enrolments.ts';
import { createKeys } from './keys/keys.ts';
import { createLegal } from './legal/legal.ts';
import { createReadCheckpoint } from './log-store/checkpoint.ts';
import { createOrganizationEditor } from './organization/editor.ts';
import { createEnrolPartner } from './partners/enrol.ts';
import { createPartners } from './partners/partners.ts';
import { createWrongClocks } from './review/clocks.ts';
import { createQuarantine } from './review/quarantine.ts';
import { createReadWaiting } from './review/waiting.ts';
import type { Services } from './services.ts';
import { createImports } from './sheets/imports.ts';
import { createTextNumbers } from './texts/numbers.ts';

/** Every route of the contract with its handler. */
export const createRoutes = (
  deps: ServerDeps,
  options: ServerOptions,
  services: Services,
  more: { readonly isStopping: () => boolean; readonly desk: Desk | undefined },
): readonly Handler[] => {
  const { desk, isStopping } = more;
  const routes: readonly Handler[] = [
    ...systemRoutes({
      database: deps.database,
      directory: services.directory,
      version: options.version,
      asksCode: options.setupCode !== undefined,
      isStopping,
      allRoutes: () => routes,
    }),
    ...peopleRoutes(deps, options, services),
    ...logRoutes(deps, options, services),
    ...figureRoutes(deps, services),
    ...(desk === undefined
      ? []
      : sheetRoutes(desk, createImports({ ...deps, store: services.store, record: services.record }))),
  ];
  return routes;
};

/** Who signs in, on which device and with which keys; sites and workers, and what was changed of them. */
const peopleRoutes = (deps: ServerDeps, options: ServerOptions, services: Services): readonly Handler[] => [
  ...signInRoutes(deps, options, services),
  ...deviceRoutes(createDevices({ ...deps, record: services.record })),
  ...keyRoutes(createKeys({ ...deps, verify: platformVerify() }), createEnrolments(deps)),
  ...partnerRoutes({
    ...deps,
    partners: createPartners(deps),
    enrol: createEnrolPartner({ ...deps, directory: services.directory }),
  }),
  ...organizationRoutes((by) => createOrganizationEditor(deps, by)),
  ...auditRoutes(deps),
  ...textRoutes(deps),
  ...heldRoutes(deps),
  ...legalRoutes(createLegal(deps)),
  ...feedbackRoutes(createFeedback({ ...deps, record: services.record })),
];

const signInRoutes = (
  deps: ServerDeps,
  options: ServerOptions,
  { directory }: Services,
): readonly Handler[] => {
  const challenges = createChallenges(deps);
  const verifyOwn = createVerifyOwn(deps);
  return [
    ...accessRoutes({
      ...deps,
      signIn: createPassphraseSignIn({ ...deps, directory }),
      changeOwnPassphrase: createChangeOwnPassphrase({ ...deps, verifyOwn }),
      checkSetup: createSetupCheck(deps, options.setupCode),
    }),
    ...passkeyRoutes({
      ...deps,
      passkeys: createPasskeys({ ...deps, challenges, verifyOwn }),
      signIn: createPasskeySignIn({ ...deps, directory, challenges }),
    }),
  ];
};

const textRoutes = (deps: ServerDeps): readonly Handler[] => {
  const isSending = (deps.channels ?? []).some(({ name }) => name === textChannel);
  const calls = deps.rooms.flatMap((room) => room.calls ?? []);
  return textNumberRoutes(createTextNumbers({ ...deps, isSending, calls }), isSending);
};

/** Entries in and out, what hangs on them, and what a person must look at. */
const logRoutes = (deps: ServerDeps, options: ServerOptions, services: Services): readonly Handler[] => {
  const { database, rooms, log } = deps;
  const { atHome, attachments, callers, events, everywhere, guard, intake, record, store } = services;
  return [
    ...entryRoutes({
      intake,
      store,
      checkpoint: createReadCheckpoint(deps),
      events,
      log,
      clock: deps.clock,
      verify: platformVerify(),
      met: guard.met,
      noteContact: createContactNotes(deps),
      stillReads: async (token) => typeof (await callers.toRead(token)) === 'object',
      ...(options.askListenersEveryMs !== undefined && { askEveryMs: options.askListenersEveryMs }),
    }),
    ...attachmentRoutes(attachments),
    ...reviewRoutes({
      database,
      quarantine: createQuarantine({ ...deps, store }),
      clocks: createWrongClocks({ ...deps, record }),
      everywhere,
      atHome,
      waiting: createReadWaiting({
        database,
        clock: deps.clock,
        everywhere,
        lists: rooms.flatMap(({ waiting }) => waiting ?? []),
      }),
    }),
    ...timerRoutes({
      database,
      clock: deps.clock,
      everywhere,
      aliases: createAliases(deps.clock),
      rooms,
    }),
  ];
};

/** Reports, figures that are kept, and what is reckoned from them. */
const figureRoutes = (
  deps: ServerDeps,
  { attachments, live, record, reports, store }: Services,
): readonly Handler[] => {
  const { database, kinds, rooms } = deps;
  const measures = rooms.flatMap(({ leaving }) => leaving ?? []);
  const projections = rooms.flatMap((room) => room.projections);
  return [
    ...reportRoutes({
      database,
      clock: deps.clock,
      store,
      attachments,
      kinds,
      reports,
      live,
      readFigures: createReadFigures({ database, projections }),
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
    ...funderRoutes({
      database,
      measures,
      funder: createFunder({ ...deps, measures, readMonth: createReadMonth(projections, measures), record }),
    }),
    ...needRoutes(deps),
    ...madeOfRoutes({ database, kinds, reports: rooms.flatMap(({ reports }) => reports) }),
    ...impactRoutes({ database }),
  ];
};

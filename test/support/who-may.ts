import { type Role, roles } from '#contract/roles.ts';

const everyone = roles;
const answerable = ['coordinator', 'admin'] as const;
const admins = ['admin'] as const;

/**
 * Who may call what, written by hand and apart from the code that decides it: a route that is missing here, or is opened
 * wider, fails the tests that read this. `device`: any token that may still hand in.
 */
export const whoMay: Readonly<Record<string, 'anyone' | 'device' | readonly Role[]>> = {
  health: 'anyone',
  ready: 'anyone',
  openapi: 'anyone',
  setup: 'anyone',
  'sign-in': 'anyone',
  'sign-out': everyone,
  'sign-out-everywhere': everyone,
  'own-passphrase': everyone,
  context: everyone,
  push: 'device',
  ledger: 'device',
  pull: everyone,
  attach: 'device',
  attached: everyone,
  events: everyone,
  forks: everyone,
  history: everyone,
  'waiting-list': everyone,
  'site-timers': everyone,
  'site-alias': everyone,
  'organization-change': admins,
  'site-add': answerable,
  'site-change': answerable,
  'worker-add': admins,
  'worker-change': admins,
  'quarantine-list': answerable,
  'quarantine-release': answerable,
  'quarantine-dismiss': answerable,
  'quarantine-reopen': answerable,
  'quarantine-decide-all': answerable,
  'clock-list': answerable,
  'clock-move': answerable,
  'clock-move-back': answerable,
  'device-list': answerable,
  'device-end': answerable,
  'device-take-back': answerable,
  'takeback-undo': answerable,
  reports: answerable,
  headlines: answerable,
  report: answerable,
  'report-csv': answerable,
  export: answerable,
  'impact-program': answerable,
  'audit-list': admins,
  'upload-begin': answerable,
  'upload-piece': answerable,
  'upload-look': answerable,
  'import-start': answerable,
  'import-status': answerable,
  'import-stop': answerable,
  'import-bad-rows': answerable,
  'import-list': answerable,
  'import-take-back': answerable,
  'import-bring-back': answerable,
};

/** What a worker who is bound to some sites keeps: nothing that looks over the organization, or changes it. */
export const boundMay: readonly string[] = [
  'sign-out',
  'sign-out-everywhere',
  'own-passphrase',
  'context',
  'pull',
  'attached',
  'events',
  'forks',
  'history',
  'waiting-list',
  'site-timers',
  'site-alias',
];

import * as v from 'valibot';
import { contextAnswer, granted as grantedAnswer } from '#contract/context.ts';

const { organization } = contextAnswer.entries;
const { settings } = organization.entries;

/** What the server grants at sign-in, as this device keeps it. It holds no passphrase. Older builds kept less of it. */
const keptContext = v.object({
  ...contextAnswer.entries,
  organization: v.object({
    ...organization.entries,
    code: v.optional(organization.entries.code),
    settings: v.object({
      ...settings.entries,
      zone: v.optional(settings.entries.zone, 'UTC'),
      keepDays: v.optional(settings.entries.keepDays, 365),
      locale: v.optional(settings.entries.locale, 'en'),
    }),
  }),
});
export type Context = v.InferOutput<typeof keptContext>;

const keptGranted = v.object({ ...grantedAnswer.entries, context: keptContext });
export type Granted = v.InferOutput<typeof keptGranted>;

/**
 * Who uses this device. Several workers may have signed in on it; one of them is at work. Signing out takes the right to
 * read away and leaves everything saved; what waits is still handed in with the last token.
 */
const sessionSchema = v.object({
  /** Names this installation to the server at sign-in. */
  installation: v.string(),
  /** Signed-in workers by id. */
  granted: v.record(v.string(), keptGranted),
  current: v.optional(v.string()),
  shift: v.optional(v.object({ site: v.string(), worker: v.string(), day: v.string() })),
  /** Code of the organization to sign in to: from the address that was opened, then of the last sign-in. */
  code: v.optional(v.string()),
  /** The last token given here, by organization: hands in what waits, also after its worker signed out. */
  handIns: v.optional(v.record(v.string(), v.string()), {}),
  /** What builds before kept instead of `handIns`. */
  handIn: v.optional(v.object({ org: v.string(), token: v.string() })),
});
export type Session = v.InferOutput<typeof sessionSchema>;

export interface SessionStore {
  readonly read: () => Session;
  readonly write: (session: Session) => void;
  /** Which build opened the log of an organization last; '' for none. */
  readonly lastBuild: (org: string) => string;
  readonly noteBuild: (org: string, build: string) => void;
}

/** Reads what was kept; something unreadable counts as nothing kept: people sign in again, entries are elsewhere. */
export const parseSession = (text: string | null, newInstallation: () => string): Session => {
  const parsed = v.safeParse(sessionSchema, parseJson(text));
  return parsed.success ? parsed.output : { installation: newInstallation(), granted: {}, handIns: {} };
};

export const currentOf = (session: Session): Granted | undefined =>
  session.current === undefined ? undefined : session.granted[session.current];

/**
 * What requests for one organization are signed with: the token of who is at work in it, else the last one given here for
 * it. Never that of another: two organizations on one phone have nothing to do with each other.
 */
export const tokenFor = (session: Session, org: string): string | undefined => {
  const current = currentOf(session);
  if (current?.context.organization.id === org) return current.token;
  return session.handIns[org] ?? (session.handIn?.org === org ? session.handIn.token : undefined);
};

/** Organizations beside the one at work whose log is on this device and can be handed in. */
export const otherOrganizations = (session: Session, org: string): readonly string[] =>
  Object.keys(session.handIns).filter((other) => other !== org);

export const signedIn = (session: Session, granted: Granted): Session => {
  const { id, code } = granted.context.organization;
  return {
    ...session,
    granted: { ...session.granted, [granted.context.me.worker]: granted },
    current: granted.context.me.worker,
    ...(code !== undefined && { code }),
    handIns: { ...session.handIns, [id]: granted.token },
  };
};

export const signedOut = (session: Session): Session => {
  const { current, shift: _shift, ...rest } = session;
  const granted = Object.fromEntries(
    Object.entries(session.granted).filter(([worker]) => worker !== current),
  );
  return { ...rest, granted };
};

export const refreshed = (session: Session, context: Context): Session => {
  const granted = session.granted[context.me.worker];
  if (granted === undefined) return session;
  return { ...session, granted: { ...session.granted, [context.me.worker]: { ...granted, context } } };
};

const parseJson = (text: string | null): unknown => {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

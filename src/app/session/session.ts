import * as v from 'valibot';

/** What the server grants at sign-in, as this device keeps it. It holds no passphrase. */
export const contextSchema = v.object({
  organization: v.object({
    id: v.string(),
    name: v.string(),
    settings: v.looseObject({
      demo: v.optional(v.boolean()),
      zone: v.optional(v.string(), 'UTC'),
      keepDays: v.optional(v.number(), 365),
    }),
  }),
  sites: v.array(v.object({ id: v.string(), name: v.string(), channel: v.string(), removed: v.boolean() })),
  workers: v.array(v.object({ id: v.string(), name: v.string(), role: v.string(), removed: v.boolean() })),
  me: v.object({ worker: v.string(), device: v.string(), role: v.string() }),
});
export type Context = v.InferOutput<typeof contextSchema>;

export const grantedSchema = v.object({ token: v.string(), readUntil: v.number(), context: contextSchema });
export type Granted = v.InferOutput<typeof grantedSchema>;

/**
 * Who uses this device. Several workers may have signed in on it; one of them is at work. Signing out takes the right to
 * read away and leaves everything saved; what waits is still handed in with the last token.
 */
const sessionSchema = v.object({
  /** Names this installation to the server at sign-in. */
  installation: v.string(),
  /** Signed-in workers by id. */
  granted: v.record(v.string(), grantedSchema),
  current: v.optional(v.string()),
  shift: v.optional(v.object({ site: v.string(), worker: v.string(), day: v.string() })),
  /** The last token given here: hands in what waits, also after its worker signed out. */
  handIn: v.optional(v.object({ org: v.string(), token: v.string() })),
});
export type Session = v.InferOutput<typeof sessionSchema>;

export interface SessionStore {
  readonly read: () => Session;
  readonly write: (session: Session) => void;
  /** Which build opened the log last; '' for none. */
  readonly lastBuild: () => string;
  readonly noteBuild: (build: string) => void;
}

/** Reads what was kept; something unreadable counts as nothing kept: people sign in again, entries are elsewhere. */
export const parseSession = (text: string | null, newInstallation: () => string): Session => {
  const parsed = v.safeParse(sessionSchema, parseJson(text));
  return parsed.success ? parsed.output : { installation: newInstallation(), granted: {} };
};

export const currentOf = (session: Session): Granted | undefined =>
  session.current === undefined ? undefined : session.granted[session.current];

export const signedIn = (session: Session, granted: Granted): Session => ({
  ...session,
  granted: { ...session.granted, [granted.context.me.worker]: granted },
  current: granted.context.me.worker,
  handIn: { org: granted.context.organization.id, token: granted.token },
});

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

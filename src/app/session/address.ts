import { currentOf, type Granted, type Session, type SessionStore } from './session.ts';

/** Keeps the code of the organization that an address names. The address is the app's own from then on. */
export const rememberCode = (sessions: SessionStore): void => {
  const code = codeIn(location);
  if (code !== undefined) sessions.write(addressed(sessions.read(), code));
  history.replaceState(history.state, '', '/');
};

/** An address with the code of an organization was opened: whoever is signed in there is at work, else it is kept for signing in. */
export const addressed = (session: Session, code: string): Session => {
  const isThere = (granted: Granted | undefined): boolean => granted?.context.organization.code === code;
  const there = Object.values(session.granted).find(isThere)?.context.me.worker;
  return {
    ...session,
    code,
    ...(there !== undefined && !isThere(currentOf(session)) && { current: there }),
  };
};

/** The code in `/o/CODE` or `?org=CODE`. */
export const codeIn = ({
  pathname,
  search,
}: {
  readonly pathname: string;
  readonly search: string;
}): string | undefined => {
  const code = /^\/o\/([^/]+)\/?$/.exec(pathname)?.[1] ?? new URLSearchParams(search).get('org') ?? '';
  return /^[a-z0-9-]{1,200}$/i.test(code) ? code.toLowerCase() : undefined;
};

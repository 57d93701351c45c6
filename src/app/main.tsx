import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { chooseLocale, locales, pseudoLocale } from '#kit/words/locales.ts';
import type { Words } from '#kit/words/words.ts';
import { msToTime, timeToDate } from '#log/index.ts';
import { browserClock, createSessionStore } from './adapters/browser.ts';
import { createApi } from './api/api.ts';
import { App } from './app.tsx';
import { openLog } from './open-log.ts';
import { contextSchema, currentOf, type Session } from './session/session.ts';
import { loadLanguage, useLanguage } from './shell/language.ts';
import { Shell } from './shell/shell.tsx';
import { useUpdates } from './shell/use-updates.ts';

const localeKey = 'alongside.locale';
const shipped = DEVELOPMENT ? [...locales, pseudoLocale] : locales;
const report = (error: unknown): void => console.error(error);
const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
const sessions = createSessionStore();

const today = (): string => {
  const ms = browserClock.now();
  return timeToDate(msToTime(ms, browserClock.offsetMinutes(ms)));
};

const Main = ({ first }: { readonly first: Words }) => {
  const language = useLanguage({ first, remember: (locale) => localStorage.setItem(localeKey, locale) });
  const updates = useUpdates({ container, reload: () => location.reload(), onError: report });
  const [session, setSession] = useState(sessions.read);
  // Another tab signed in or out, or changed the shift.
  useEffect(() => {
    const onStorage = (): void => setSession(sessions.read());
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  const api = useMemo(
    () => createApi({ fetch: (...args) => fetch(...args), token: () => currentOf(sessions.read())?.token }),
    [],
  );
  const change = (next: Session): void => {
    sessions.write(next);
    setSession(next);
  };
  return (
    <App
      api={api}
      session={session}
      change={change}
      openLog={(org) => openLog(org, sessions)}
      fetchContext={async () => {
        const answer = await api.ask({ path: '/v1/context' }, contextSchema);
        return answer.ok ? answer.value : undefined;
      }}
      today={today}
      frame={{
        language,
        locales: shipped,
        // Every save resolves only once it is on disk, so nothing recorded is ever only in memory.
        isOnDisk: async () => true,
        onError: report,
        ...(updates !== undefined && { updates }),
      }}
    />
  );
};

/** Every control of the kit, for looking at; never in what people get. */
const Gallery = ({
  first,
  screens,
}: {
  readonly first: Words;
  readonly screens: Parameters<typeof Shell>[0]['screens'];
}) => (
  <Shell
    screens={screens}
    home="/gallery"
    language={useLanguage({ first, remember: () => {} })}
    locales={shipped}
    isOnDisk={async () => true}
    onError={report}
  />
);

const start = async (root: HTMLElement): Promise<void> => {
  const remembered = localStorage.getItem(localeKey);
  const wanted = remembered === null ? navigator.languages : [remembered, ...navigator.languages];
  const first = await loadLanguage(chooseLocale(wanted, shipped));
  if (DEVELOPMENT && location.pathname.startsWith('/gallery')) {
    const { galleryScreens } = await import('#kit/gallery/screens.ts');
    render(<Gallery first={first} screens={galleryScreens} />, root);
  } else render(<Main first={first} />, root);
};

const root = document.getElementById('app');
if (root !== null) void start(root);

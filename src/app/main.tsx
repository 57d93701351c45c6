import { load, names } from 'programs:parts';
import { type ComponentChildren, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { context as contextRoute } from '#contract/context.ts';
import { keepTrying } from '#kit/keep-trying.ts';
import type { Screen } from '#kit/screen.ts';
import { chooseLocale, locales, pseudoLocale } from '#kit/words/locales.ts';
import type { Words } from '#kit/words/words.ts';
import { msToTime, timeToDate } from '#log/index.ts';
import { browserClock, createSessionStore } from './adapters/browser.ts';
import { smallStorage } from './adapters/small-storage.ts';
import { createLazyApi } from './api/lazy-api.ts';
import { App } from './app.tsx';
import { createKnownPrograms, type KnownRoom } from './known-programs.ts';
import { openLog } from './open-log.ts';
import { currentOf, type Session, type SessionStore } from './session/session.ts';
import { loadLanguage, useLanguage } from './shell/language.ts';
import { Shell, type ShellProps } from './shell/shell.tsx';
import { useUpdates } from './shell/use-updates.ts';

const localeKey = 'alongside.locale';
const shipped = DEVELOPMENT ? [...locales, pseudoLocale] : locales;
/** What is done to stock comes as a program does that is not shown: with the first entry of it that is met. */
const loadRoom = (name: string): Promise<Readonly<Record<string, KnownRoom>>> =>
  name === 'stock' ? import('#stock/room.ts') : load(name, 'program');
const report = (error: unknown): void => console.error(error);
const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

const today = (): string => {
  const ms = browserClock.now();
  return timeToDate(msToTime(ms, browserClock.offsetMinutes(ms)));
};

/** What every frame of the app has, with or without a menu. */
const useFrame = (first: Words): Omit<ShellProps, 'screens' | 'home' | 'status'> => {
  const language = useLanguage({
    first,
    wanted: navigator.languages,
    remember: (locale) => smallStorage.set(localeKey, locale),
  });
  const updates = useUpdates({ container, reload: () => location.reload(), onError: report });
  return {
    language,
    locales: shipped,
    // Before anybody is at work nothing is recorded; at work the open log says it.
    isOnDisk: async () => true,
    onError: report,
    ...(updates !== undefined && { updates }),
  };
};

const Main = ({ first, sessions }: { readonly first: Words; readonly sessions: SessionStore }) => {
  const frame = useFrame(first);
  const [session, setSession] = useState(sessions.read);
  // Another tab signed in or out, or changed the shift.
  useEffect(() => {
    const onStorage = (): void => setSession(sessions.read());
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  const api = useMemo(
    () =>
      createLazyApi(async () => {
        const { createApi } = await import('./api/api.ts');
        return createApi({
          fetch: (...args) => fetch(...args),
          token: () => currentOf(sessions.read())?.token,
        });
      }),
    [],
  );
  const known = useMemo(() => createKnownPrograms([...names, 'stock'], loadRoom), []);
  const change = (next: Session): void => {
    sessions.write(next);
    setSession(next);
  };
  return (
    <App
      api={api}
      session={session}
      change={change}
      known={known}
      openLog={(org, onTurned) => openLog(org, sessions, known, onTurned)}
      fetchContext={async () => {
        const answer = await api.ask(contextRoute, {});
        return answer.ok ? answer.value : undefined;
      }}
      today={today}
      frame={frame}
    />
  );
};

type GalleryProps = {
  readonly first: Words;
  readonly screens: readonly Screen[];
  readonly status: ComponentChildren;
};

/** Every control of the kit, for looking at and for tests; never in what people get. */
const Gallery = ({ first, screens, status }: GalleryProps) => (
  <Shell {...useFrame(first)} screens={screens} home="/gallery" status={status} />
);

const start = async (root: HTMLElement): Promise<void> => {
  // Once on a device, if ever: not in the script of every start.
  if (/^\/o\/|[?&]org=/.test(location.pathname + location.search))
    await import('./session/address.ts').then(
      ({ rememberCode }) => rememberCode(createSessionStore()),
      report,
    );
  const remembered = smallStorage.get(localeKey);
  const wanted = remembered === null ? navigator.languages : [remembered, ...navigator.languages];
  const first = await new Promise<Words>((resolve) => {
    keepTrying(() => loadLanguage(chooseLocale(wanted, shipped), { wanted: navigator.languages }), {
      onValue: resolve,
      onFailed: () => alongsideBoot.show('away'),
    });
  });
  if (DEVELOPMENT) {
    const { galleryScreens, Status } = await import('#kit/gallery/screens.ts');
    show(<Gallery first={first} screens={galleryScreens} status={<Status />} />, root);
  } else show(<Main first={first} sessions={createSessionStore()} />, root);
};

/** In place of what the page says until the app stands (boot/boot.ts). */
const show = (app: ComponentChildren, root: HTMLElement): void => {
  root.replaceChildren();
  document.documentElement.dataset['open'] = '';
  render(app, root);
};

const root = document.getElementById('app');
if (root !== null && !alongsideBoot.isOld) void start(root);

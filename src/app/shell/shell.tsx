import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Later } from '#kit/components/later.tsx';
import { Nav } from '#kit/components/nav.tsx';
import { ToastProvider } from '#kit/components/toast.tsx';
import { createUnsaved, type Unsaved, UnsavedProvider } from '#kit/form/unsaved.ts';
import { goToPath, matchPath, usePath } from '#kit/path.ts';
import type { Screen } from '#kit/screen.ts';
import { useWords, WordsProvider } from '#kit/words/context.tsx';
import type { Locale } from '#kit/words/locales.ts';
import type { Updates } from '../service-worker/updates.ts';
import type { Language } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { LazyScreen } from './lazy-screen.tsx';
import type { LeaveDialogProps } from './leave-dialog.tsx';
import { useLinks } from './links.ts';
import { Mark } from './mark.tsx';
import { Trouble } from './trouble.tsx';
import { Uncaught } from './uncaught.tsx';
import type { UpdatePromptProps } from './update-prompt.tsx';

export type ShellProps = {
  /** The screens this worker may open, in the order of the menu. The first match of a path wins. */
  readonly screens: readonly Screen[];
  /** Path of the first screen; `/` leads there. */
  readonly home: string;
  readonly language: Language;
  readonly locales: readonly Locale[];
  /** Stands at the top of every screen: saved and sent, storage, signal. */
  readonly status?: ComponentChildren;
  /** Stands in place of every screen but home, while what they are reckoned from is still being read. */
  readonly opening?: ComponentChildren;
  /** What cannot wait, above whatever is shown. */
  readonly urgent?: ComponentChildren;
  /** Left out where there is no service worker. */
  readonly updates?: Updates;
  /** Puts what was typed and recorded on the disk; an update waits for it. False: it could not be put there. */
  readonly isOnDisk: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
};

/** The frame of the app: bar, menu, the screen of the current path, messages. Knows no program. */
export const Shell = (props: ShellProps) => {
  const unsaved = useMemo(createUnsaved, []);
  return (
    <WordsProvider words={props.language.words}>
      <UnsavedProvider value={unsaved}>
        <ToastProvider>
          <Frame {...props} unsaved={unsaved} />
        </ToastProvider>
      </UnsavedProvider>
    </WordsProvider>
  );
};

const Frame = (props: ShellProps & { readonly unsaved: Unsaved }) => {
  const { screens, home, language, locales, status, opening, urgent, updates, unsaved, isOnDisk, onError } =
    props;
  const { t } = useWords();
  const path = usePath();
  const [leavingTo, setLeavingTo] = useState<string>();
  const shown = path === '/' ? home : path;

  const go = (to: string): void => {
    setLeavingTo(undefined);
    goToPath(to);
    window.scrollTo(0, 0);
  };
  useLinks({
    isScreen: (to) => to === '/' || screens.some((screen) => matchPath(screen.path, to) !== undefined),
    go: (to) => (unsaved.isEmpty() ? go(to) : setLeavingTo(to)),
  });
  useGuard(unsaved);

  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t('kit.skip')}
      </a>
      <header class="shell-bar">
        <a class="shell-mark" href={home}>
          <Mark />
          <span>Alongside</span>
        </a>
        {status}
        <LanguageSwitch locales={locales} language={language} />
      </header>
      <main class="shell-main" id="main" tabIndex={-1}>
        <Uncaught />
        {updates === undefined ? null : <Later load={updatePrompt} props={{ updates, unsaved, isOnDisk }} />}
        {urgent}
        {opening === undefined || shown === home ? (
          <Current screens={screens} path={shown} home={home} onError={onError} />
        ) : (
          opening
        )}
      </main>
      <Nav items={navItems(screens, shown, t)} />
      {leavingTo === undefined ? null : (
        <Later
          load={leaveDialog}
          props={{ isOpen: true, onStay: () => setLeavingTo(undefined), onLeave: () => go(leavingTo) }}
        />
      )}
    </div>
  );
};

const updatePrompt = (): Promise<ComponentType<UpdatePromptProps>> =>
  import('./seldom.ts').then(({ UpdatePrompt }) => UpdatePrompt);
const leaveDialog = (): Promise<ComponentType<LeaveDialogProps>> =>
  import('./seldom.ts').then(({ LeaveDialog }) => LeaveDialog);

type CurrentProps = Pick<ShellProps, 'screens' | 'home' | 'onError'> & { readonly path: string };

const Current = ({ screens, path, home, onError }: CurrentProps) => {
  for (const screen of screens) {
    const params = matchPath(screen.path, path);
    if (params !== undefined)
      return (
        <LazyScreen key={path} screen={screen} path={path} params={params} home={home} onError={onError} />
      );
  }
  return <Trouble cause="missing" home={home} />;
};

const navItems = (screens: readonly Screen[], path: string, t: (id: string) => string) =>
  screens.flatMap(({ nav, path: href }) =>
    nav === undefined ? [] : [{ href, label: t(nav.title), icon: nav.icon, isCurrent: path === href }],
  );

/** The browser asks before closing a tab with unsaved forms. */
const useGuard = (unsaved: Unsaved): void => {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (!unsaved.isEmpty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [unsaved]);
};

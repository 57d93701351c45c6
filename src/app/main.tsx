import { render } from 'preact';
import type { Screen } from '#kit/screen.ts';
import { chooseLocale, locales, pseudoLocale } from '#kit/words/locales.ts';
import type { Words } from '#kit/words/words.ts';
import { loadLanguage, useLanguage } from './shell/language.ts';
import { Shell } from './shell/shell.tsx';
import { useUpdates } from './shell/use-updates.ts';

const localeKey = 'alongside.locale';
const shipped = DEVELOPMENT ? [...locales, pseudoLocale] : locales;

const report = (error: unknown): void => console.error(error);
const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

type AppProps = { readonly first: Words; readonly screens: readonly Screen[] };

const App = ({ first, screens }: AppProps) => {
  const language = useLanguage({ first, remember: (locale) => localStorage.setItem(localeKey, locale) });
  const updates = useUpdates({ container, reload: () => location.reload(), onError: report });
  return (
    <Shell
      screens={screens}
      home="/gallery"
      language={language}
      locales={shipped}
      isOnDisk={async () => true}
      onError={report}
      {...(updates === undefined ? {} : { updates })}
    />
  );
};

const start = async (root: HTMLElement): Promise<void> => {
  const remembered = localStorage.getItem(localeKey);
  const wanted = remembered === null ? navigator.languages : [remembered, ...navigator.languages];
  const first = await loadLanguage(chooseLocale(wanted, shipped));
  const screens = DEVELOPMENT ? (await import('#kit/gallery/screens.ts')).galleryScreens : [];
  render(<App first={first} screens={screens} />, root);
};

const root = document.getElementById('app');
if (root !== null) void start(root);

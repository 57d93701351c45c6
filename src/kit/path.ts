import { useLatest } from './use-latest.ts';

/** The path in the address bar, and again after each move. */
export const usePath = (): string =>
  useLatest(
    window,
    (page, listener) => {
      page.addEventListener('popstate', listener);
      return () => page.removeEventListener('popstate', listener);
    },
    (page) => page.location.pathname,
  );

/** Moves inside the app. `replace`: one cannot go back to where one was. */
export const goToPath = (to: string, { replace = false }: { readonly replace?: boolean } = {}): void => {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  // A browser tells only of moves that a person made.
  dispatchEvent(new PopStateEvent('popstate'));
};

/**
 * What stands at the `:names` of a pattern such as `/entry/:id`; undefined for a path that does not fit. A `*` at the end
 * fits whatever is below.
 */
export const matchPath = (pattern: string, path: string): Readonly<Record<string, string>> | undefined => {
  const found = path.replace(/\/$/, '').split('/');
  const parts = pattern.replace(/\/\*$/, '').split('/');
  if (pattern.endsWith('*') ? found.length <= parts.length : found.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = found[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== given) return undefined;
    } else if (given === '') return undefined;
    else params[part.slice(1)] = given;
  }
  return params;
};

import { useEffect } from 'preact/hooks';

export type LinksConfig = {
  /** Whether a path is one of the app's screens; other links are left to the browser. */
  readonly isScreen: (path: string) => boolean;
  readonly go: (path: string) => void;
};

/** Turns plain links into moves inside the app, so that screens need no special link. */
export const useLinks = ({ isScreen, go }: LinksConfig): void => {
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      const path = pathOf(event);
      if (path === undefined || !isScreen(path.split(/[?#]/)[0] ?? path)) return;
      event.preventDefault();
      go(path);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  });
};

/** Path of a plain click on a link of this site; undefined for new tabs, downloads and everything else. */
const pathOf = (event: MouseEvent): string | undefined => {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download'))
    return undefined;
  // A link within the page moves focus natively.
  if (link.hash !== '' && link.pathname === location.pathname) return undefined;
  return `${link.pathname}${link.search}${link.hash}`;
};

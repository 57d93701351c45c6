/** How a browser puts the app on the first screen of a phone, or on a computer; `none`: it cannot. */
type InstallWay = 'ios' | 'android' | 'samsung' | 'computer' | 'dock' | 'none';

interface Browser {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
}

/** Which way this browser has, by what it calls itself: no browser tells where its own menu has it. */
export const installWay = ({ userAgent, maxTouchPoints }: Browser): InstallWay => {
  const isApple = /Macintosh|iPhone|iPad|iPod/.test(userAgent);
  // An iPad calls itself a Mac; no Mac has a screen to touch.
  if (/iPhone|iPad|iPod/.test(userAgent) || (isApple && maxTouchPoints > 1)) return 'ios';
  if (/SamsungBrowser/.test(userAgent)) return 'samsung';
  if (/Android/.test(userAgent)) return 'android';
  if (/Chrome\//.test(userAgent)) return 'computer';
  return isApple && /Safari\//.test(userAgent) ? 'dock' : 'none';
};

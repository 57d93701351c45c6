/** One way of meeting a screen: how wide, in which language and colors, and what is held to it. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly locale: string;
  readonly colors: 'light' | 'dark';
  /** `longer`: every word a third longer, as languages to come may be; `mirrored`: from right to left. */
  readonly turned?: 'longer' | 'mirrored';
  /** `all` of axe; of colors alone, where another look saw the rest; none where the same look was held to it in another language. */
  readonly axe: 'all' | 'colors' | 'none';
}

const phone = { width: 360, height: 740 };
const small = { width: 320, height: 740 };
const tablet = { width: 768, height: 1024 };
const laptop = { width: 1280, height: 800 };

/** Every width is held to: nothing wider than the screen, nothing cut off, nothing to press smaller than a thumb. */
export const looks: readonly Look[] = [
  { name: 'phone-en', ...phone, locale: 'en', colors: 'light', axe: 'all' },
  { name: 'small-es', ...small, locale: 'es', colors: 'light', axe: 'all' },
  { name: 'phone-longer', ...phone, locale: 'en', colors: 'light', turned: 'longer', axe: 'none' },
  { name: 'phone-dark-es', ...phone, locale: 'es', colors: 'dark', axe: 'colors' },
  { name: 'phone-mirrored', ...phone, locale: 'es', colors: 'light', turned: 'mirrored', axe: 'none' },
  { name: 'tablet-es', ...tablet, locale: 'es', colors: 'light', axe: 'all' },
  { name: 'laptop-en', ...laptop, locale: 'en', colors: 'light', axe: 'all' },
  { name: 'laptop-dark-es', ...laptop, locale: 'es', colors: 'dark', axe: 'colors' },
];

/** More ways of meeting a screen, for the eye alone: `npm run look -- --shots FOLDER` takes them too. */
export const moreLooks: readonly Look[] = [
  { name: 'phone-dark-en', ...phone, locale: 'en', colors: 'dark', axe: 'none' },
  { name: 'tablet-dark-es', ...tablet, locale: 'es', colors: 'dark', axe: 'none' },
  { name: 'tablet-en', ...tablet, locale: 'en', colors: 'light', axe: 'none' },
  { name: 'tablet-dark-en', ...tablet, locale: 'en', colors: 'dark', axe: 'none' },
  { name: 'laptop-dark-en', ...laptop, locale: 'en', colors: 'dark', axe: 'none' },
  { name: 'laptop-es', ...laptop, locale: 'es', colors: 'light', axe: 'none' },
];

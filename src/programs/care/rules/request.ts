import type { Random } from '#log/index.ts';
import { newPassedKey, openPassed, sealPassed } from '#vault/passed.ts';
import { type RequestPart, requestParts, type WishBody } from '../entries.ts';

/** What a person may pass on, as it was said; parts that were not said, or declined, are not there. */
export type Said = Partial<Pick<WishBody, 'when' | 'ride' | 'along'>> &
  Pick<WishBody, 'needs'> & { readonly words?: string; readonly called?: string; readonly reach?: string };

/** What another place is told: parts by name, codes where there are words for them, texts as they were said. */
export type Request = Readonly<Partial<Record<RequestPart, string | readonly string[]>>>;

/** What goes to the other place: of what was said those parts that the person agreed to pass on, and nothing else. */
export const requestOf = (said: Said, scope: readonly RequestPart[]): Request => {
  const all: Request = {
    needs: said.needs,
    ...(said.when !== undefined && { when: said.when }),
    ...(said.ride !== undefined && { ride: said.ride ? 'yes' : 'no' }),
    ...(said.along !== undefined && { along: said.along }),
    ...(said.words !== undefined && { words: said.words }),
    ...(said.called !== undefined && { called: said.called }),
    ...(said.reach !== undefined && { reach: said.reach }),
  };
  return Object.fromEntries(
    requestParts.flatMap((part) =>
      scope.includes(part) && all[part] !== undefined ? [[part, all[part]]] : [],
    ),
  );
};

/** A request for one link: what the server keeps, and the key that it never sees. */
export const sealRequest = (
  random: Pick<Random, 'bytes'>,
  link: string,
  request: Request,
): { readonly sealed: string; readonly key: string } => {
  const key = newPassedKey(random);
  return { key, sealed: sealPassed({ key, about: link, random }, JSON.stringify(request)) };
};

/** The request of a link, for a device of ours that has its key. */
export const openRequest = (key: string, link: string, sealed: string): Request | undefined => {
  const text = openPassed({ key, about: link }, sealed);
  return text === undefined ? undefined : (JSON.parse(text) as Request);
};

/** Six digits of chance. */
export const newDigits = (random: Pick<Random, 'bytes'>): string => {
  for (;;) {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    const value = (a * 256 + b) * 256 + c;
    // Above this the lower numbers would come more often.
    if (value < 16_000_000) return String(value % 1_000_000).padStart(6, '0');
  }
};

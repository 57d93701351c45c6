import type { Translate } from './context.ts';
import { documentOf } from './document.ts';
import { html } from './html.ts';

/** Why a visitor gets no page, or their form was not taken: each with what to do, in words that blame nobody. */
export type PageFault = 'not-found' | 'too-large' | 'unreadable' | 'too-many' | 'failed' | 'away';

export const faultStatus: Readonly<Record<PageFault, number>> = {
  'not-found': 404,
  'too-large': 413,
  unreadable: 400,
  'too-many': 429,
  failed: 500,
  away: 503,
};

export const showFault = (
  fault: PageFault,
  view: { readonly locale: string; readonly t: Translate; readonly style: string },
): string =>
  documentOf({
    ...view,
    heading: view.t(`public.fault.${fault}`),
    body: html`<p>${view.t(`public.fault.${fault}.do`)}</p>`,
  });

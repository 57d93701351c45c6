import { hash } from 'node:crypto';
import { createOurMonthPage } from '#community/month/public/our-month.ts';
import type { Told } from '#community/month/public/read.ts';
import { createSheetPage } from '#community/month/public/sheet.ts';
import type { CommunityServer } from '#community/server.ts';
import { asPublicPage } from '#public/page.ts';
import { createReadMonth } from '../funder/contributions.ts';
import { createMonthTimer } from './timer.ts';

/** What a room brings to the server, and its name. */
type NamedRoom = CommunityServer & { readonly name: string };

/** The page that reports back and its timer, of what all these rooms tell: it stands above them. */
export const createMonthRoom = (rooms: readonly NamedRoom[]): NamedRoom => {
  const told: Told = {
    gives: rooms.flatMap(({ gives }) => gives ?? []),
    tells: rooms.flatMap(({ name: program, tells }) => (tells ?? []).map((one) => ({ ...one, program }))),
  };
  return {
    name: 'our-month',
    projections: [],
    reports: [],
    publicPages: [asPublicPage(createOurMonthPage(told)), asPublicPage(createSheetPage(told))],
    timers: [
      createMonthTimer({
        sha256: (text) => hash('sha256', text, 'hex'),
        readMonth: createReadMonth(
          rooms.flatMap(({ projections }) => projections),
          rooms.flatMap(({ leaving }) => leaving ?? []),
        ),
        gives: rooms.flatMap(({ name: program, gives }) => (gives ?? []).map((one) => ({ ...one, program }))),
      }),
    ],
  };
};

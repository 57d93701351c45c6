import type { JsonObject } from '#log/index.ts';
import type { Move, State } from './rules/moves.ts';
import type { Recorded } from './rules/recorded.ts';

/** Referrals of the tests, written entry by entry. */

export interface Story {
  readonly entries: Recorded[];
  readonly add: (kind: string, body: JsonObject) => Story;
  readonly make: (move: Move) => Story;
  readonly now: () => number;
}

export const link = 'link-1';
/** A referral written entry by entry, an hour apart. */
export const story = (): Story => {
  const entries: Recorded[] = [];
  const own: Story = {
    entries,
    add: (kind, body) => {
      const n = entries.length + 1;
      const at = String(n).padStart(4, '0');
      const shared = { day: '2026-03-02', site: 's', author: 'a', ms: n * 3_600_000 };
      entries.push({ ...shared, id: `e${at}`, hlc: at, kind, body: { referral: 'r', ...body } });
      return own;
    },
    make: (move) => {
      if (move === 'wish') return own.add('care.wish', { needs: ['buprenorphine'] });
      if (move === 'send')
        return own.add('care.send', {
          way: 'link',
          to: { name: 'Clinic' },
          scope: ['needs'],
          until: '2026-04-01',
          agreed: 'said',
          askAfterDays: 2,
        });
      return own.add('care.step', { step: move });
    },
    now: () => entries.length * 3_600_000,
  };
  return own;
};
/** The shortest way into each state. */
const waysTo: Readonly<Record<State, readonly Move[]>> = {
  draft: [],
  requested: ['send'],
  received: ['send', 'receive'],
  accepted: ['send', 'accept'],
  'on-hold': ['send', 'not-today'],
  'in-progress': ['send', 'came'],
  completed: ['send', 'start'],
  rejected: ['send', 'not-ours'],
  'at-capacity': ['send', 'full'],
  'referred-onward': ['send', 'onward'],
  cancelled: ['cancel'],
};
export const storyIn = (state: State): Story =>
  waysTo[state].reduce((own, move) => own.make(move), story().make('wish'));

export const withLink = (): Story => storyIn('requested').add('care.link', linkBody());
export const linkBody = (more: JsonObject = {}): JsonObject => ({
  link,
  digits: '123456',
  request: 'sealed',
  until: '2026-03-30',
  ...more,
});
export const opened = (own: Story, how: string, opening: string, of = link): Story =>
  own.add('care.opened', { how, opening, link: of });

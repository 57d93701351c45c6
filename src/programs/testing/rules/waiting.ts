import { addDays } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';
import type { SetUpBody } from '../after-entries.ts';
import type { Chain } from './chain.ts';

/** Why a test is on the list: it is to be told, a day was promised, a next test is due, it has to be reported, or they want it gone. */
export type WaitingFor = 'tell' | 'confirm' | 'ask' | 'next-test' | 'retest' | 'report' | 'away';

export interface WaitingTest {
  readonly chain: Chain;
  readonly why: WaitingFor;
  readonly by: LocalDate;
}

/**
 * Who waits for us, the longest first. Reckoned where results may be opened and nowhere else: a timer on a server would say who it
 * has a timer for. Who would rather not be asked is on it for nothing but what the organization has to do itself.
 */
export const waitingTests = (
  chains: readonly Chain[],
  setUp: Pick<SetUpBody, 'confirm' | 'reportable'>,
): readonly WaitingTest[] =>
  chains
    .flatMap((chain) => reasonsOf(chain, setUp).map(([why, by]) => ({ chain, why, by })))
    .toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.chain.test < b.chain.test ? -1 : 1));

const reasonsOf = (
  chain: Chain,
  { confirm, reportable }: Pick<SetUpBody, 'confirm' | 'reportable'>,
): readonly (readonly [WaitingFor, LocalDate])[] => {
  const { infection, on, result, stages, next, wish, reported } = chain;
  if (wish === 'away') return [['away', chain.saidOn]];
  const isReportable = result === 'reactive' && reportable.includes(infection) && reported === undefined;
  const own: readonly (readonly [WaitingFor, LocalDate])[] = isReportable ? [['report', on]] : [];
  if (wish === 'no-more') return own;
  const days = confirm.find((each) => each.infection === infection)?.days;
  const isOpen =
    result === 'reactive' && stages.confirmed === undefined && stages['not-confirmed'] === undefined;
  return [
    ...own,
    ...(result !== undefined && stages.told === undefined ? [['tell', on] as const] : []),
    ...(isOpen && days !== undefined ? [['confirm', addDays(on, days)] as const] : []),
    ...(next === undefined ? [] : [[next.what, next.by] as const]),
  ];
};

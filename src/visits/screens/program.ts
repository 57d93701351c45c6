import type { ComponentType } from 'preact';
import type { Draft } from '#kit/recorder.ts';
import type { Screen } from '#kit/screen.ts';
import type { Uuid } from '#log/index.ts';
import type { EntrySummary } from '../summary.ts';
import type { AnyCounterPanel } from './counter/counter.ts';

/**
 * What a program brings to the page: `program` of its `screens/index.ts`. Fetched where the organization runs the program;
 * what is opened now and then is fetched by itself.
 */
export interface ProgramScreens {
  readonly name: string;
  /** Its part of the counter; left out by a program that has none. */
  readonly panel?: AnyCounterPanel;
  /** How each of its kinds reads in lists and is corrected. */
  readonly summaries: readonly EntrySummary[];
  readonly screens: readonly Screen[];
  /** What stands above the counter and on walls when there is something to know before the next hand-out, and is nothing else. */
  readonly notice?: ComponentType;
  /** Asks whose visit it is, for screens that link more than a hand-out to somebody. */
  readonly person?: () => Promise<ComponentType<PersonProps>>;
  /** What is held of somebody whom no entry names in clear: shown, and what goes with them when they are erased. */
  readonly sealedOf?: () => Promise<ComponentType<SealedOfProps>>;
  /** Goals that people set, for screens of other programs that walk along with somebody. */
  readonly goals?: () => Promise<ComponentType<GoalsProps>>;
  /** What cannot wait, whatever is on the screen: stands above all screens, and is nothing else. */
  readonly anywhere?: () => Promise<ComponentType<AnywhereProps>>;
}

export interface AnywhereProps {
  /** Over the gate where a shift begins, at the site of the last one: no screen stands below. */
  readonly isAtGate?: boolean;
}

export interface PersonProps {
  /** Whose it is, and what is to be saved with it; called without where nobody in particular was said. */
  readonly onChoose: (subject?: Uuid, drafts?: readonly Draft[]) => void;
  readonly onClose: () => void;
}

export interface GoalsProps {
  /** The numbers of those to show. */
  readonly goals: readonly string[];
  /** Whose they are, where a card said so. */
  readonly subject: Uuid | undefined;
  /** One more was set: what is to be saved of it. Answers whether it is saved. */
  readonly onSet: (goal: Uuid, draft: Draft) => Promise<boolean>;
}

export interface SealedOfProps {
  /** Every id of the person. */
  readonly persons: readonly Uuid[];
  /** Subjects that an erasure of them orders too; called again when they change. */
  readonly onFound: (subjects: readonly Uuid[]) => void;
}

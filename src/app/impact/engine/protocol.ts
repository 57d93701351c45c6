// What the page and the engine's worker say to each other. Plain data both ways.
import type { Answer, Comparison, CurvePoint } from '#impact/answer/answer.ts';
import type { Choices, Input } from '#impact/answer/inputs.ts';
import type { Problem } from '#impact/problem.ts';
import type { LocalForm, LocalQuestion } from '#impact/program/local.ts';
import type { Program } from '#impact/program/program.ts';
import type { Scenario } from '#impact/scenario/scenario.ts';
import type { Figures } from './figures.ts';

/** How an opened scenario file was run: what repeats it to the same figures, here and in a terminal. */
export type RunSettings = Pick<Scenario, 'seed' | 'blocks' | 'perBlock' | 'made'>;

export type Question = {
  readonly program: Program;
  readonly local: LocalForm;
  readonly moreKits: number;
  /** Figures that a person put in place of the cautious ones. */
  readonly choices: Choices;
  /** Left out: the engine's own settings. */
  readonly run?: RunSettings;
};

/**
 * The answer with its draws counted into equal bins (eighty thousand bytes less to send at every move of a slider), and the
 * 95 % range of each assumption.
 */
export type PageAnswer = Omit<Answer, 'draws' | 'assumptions'> & {
  readonly spread: Spread;
  readonly assumptions: readonly Assumed[];
};

export type Assumed = Pick<Input, 'name' | 'origin'> & {
  readonly range: readonly [number, number];
  readonly isNotCautious: boolean;
};

export type Spread = { readonly low: number; readonly high: number; readonly counts: readonly number[] };

export type FormSetup = {
  readonly questions: readonly LocalQuestion[];
  readonly figures: Figures;
  readonly states: readonly { readonly code: string; readonly name: string; readonly modelled: boolean }[];
};

export type Request =
  | { readonly id: number; readonly what: 'setup' }
  | ({ readonly id: number; readonly what: 'answer' } & Question)
  /** Reads a scenario file's text, or writes one. */
  | { readonly id: number; readonly what: 'read'; readonly text: string }
  | ({ readonly id: number; readonly what: 'write'; readonly title: string } & Question)
  | ({ readonly id: number; readonly what: 'curve'; readonly kits: readonly number[] } & Question)
  /** Another program in the place of the one that was. */
  | ({ readonly id: number; readonly what: 'compare'; readonly instead: Program } & Question);

/** `ms`: how long the engine itself took. */
export type Reply = { readonly id: number; readonly ms: number } & (
  | { readonly what: 'setup'; readonly setup: FormSetup }
  | { readonly what: 'answer'; readonly answer: PageAnswer }
  | { readonly what: 'read'; readonly scenario: Scenario }
  | { readonly what: 'write'; readonly text: string }
  | { readonly what: 'curve'; readonly curve: readonly CurvePoint[] }
  | { readonly what: 'compare'; readonly comparison: Pick<Comparison, 'more' | 'better' | 'worse'> }
  | { readonly what: 'refused'; readonly problems: readonly Problem[] }
);

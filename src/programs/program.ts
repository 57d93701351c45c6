import type { ItemGroup, OwnItem } from '#catalog/item.ts';
import type { Kind } from '#log/index.ts';
import type { StockEffectOf } from '#stock/moves.ts';

/**
 * A line of service, as every device and the server know it. The rest of it lies beside this file under names that are the
 * same for every program: `server.ts` (programs/server.ts says what is in it), `screens/index.ts`
 * (visits/screens/program.ts) and `words/`. All of them are found by the name here; nothing else lists programs.
 */
export interface Program {
  /** Its folder, and the first part of the names of its kinds, reports and words. */
  readonly name: string;
  /** Message with what people call it, `NAME.program.title`: where an organization turns it on. */
  readonly title: string;
  /** What it records. */
  readonly kinds: readonly Kind[];
  /** Left out by a program that hands nothing out and moves no stock. */
  readonly supplies?: Supplies;
}

/** What a program hands out, and what its entries do to stock. */
export interface Supplies {
  /** In the order in which a counter shows them. */
  readonly items: readonly OwnItem[];
  /** Codes of items that most programs hand out every day: in sight before a counter knows better. Our own choice. */
  readonly usual?: readonly string[];
  /** What an organization adds to these groups is recorded here; of any other group it is the first program's. */
  readonly groups?: readonly ItemGroup[];
  /** The kind that records its items when they are handed out. */
  readonly handOut: string;
  /** Kinds beside `handOut` that `effect` has an answer for. */
  readonly moves?: readonly string[];
  readonly effect: StockEffectOf;
  /** Grows when `effect` answers to an old entry in another way: balances are reckoned anew. */
  readonly version: number;
}

/** A program as it is written down: kinds of any fields. */
export const defineProgram = (
  program: Omit<Program, 'kinds'> & { readonly kinds: readonly Pick<Kind, 'kind' | 'version'>[] },
): Program => program as Program;

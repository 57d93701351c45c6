import type { ParseArgsConfig } from 'node:util';
import type { Clock, Failure, Random, Result, Sha256 } from '#log/index.ts';
import type { Settings } from './settings.ts';

/** One word of the command line: `alongside NAME ...`. A command is a file in commands/ and a line in main.ts. */
export interface Command {
  /** What it does, one line, for `alongside help`. */
  readonly summary: string;
  /** What comes after its name, for example `FILE [--dry-run]`. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words it takes beside options: least and most. */
  readonly words: readonly [number, number];
  /** Does it. `ok(false)`: done, but the answer is no (something is wrong, something differs); exit code 1. */
  readonly run: (context: Context, given: Given) => Promise<Result<boolean, Failure>>;
}

export interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** What a command gets from outside. */
export interface Context {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  /** Version of this program. */
  readonly version: string;
  /** A line to standard output. */
  readonly say: (line: string) => void;
  /** A line to standard error: progress and warnings. */
  readonly note: (line: string) => void;
  /** Resolves when the terminal or the system asks to stop (Ctrl-C, SIGTERM). */
  readonly stopAsked: Promise<void>;
}

/** The text given for an option, or undefined. */
export const textOf = (given: Given, option: string): string | undefined => {
  const value = given.options[option];
  return typeof value === 'string' ? value : undefined;
};

export const isSet = (given: Given, option: string): boolean => given.options[option] === true;

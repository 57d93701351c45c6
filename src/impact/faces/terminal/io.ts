// What the terminal commands need from outside; adapters/files.ts gives the real one.

export type TerminalIo = {
  /** A line to standard output. */
  readonly say: (line: string) => void;
  /** A line to standard error. */
  readonly note: (line: string) => void;
  /** Text of a file, or null when it cannot be read. */
  readonly read: (path: string) => Promise<string | null>;
  /** Writes text, making folders as needed. */
  readonly write: (path: string, text: string) => Promise<void>;
};

/** 0 done, 1 the input has problems, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;

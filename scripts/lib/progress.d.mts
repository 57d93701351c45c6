/** Does `work` and says meanwhile how far it is (progress.mjs). */
export const sayHowFar: <T>(
  work: () => Promise<T>,
  how: {
    readonly count: () => number;
    readonly of: number;
    readonly words: (done: number, of: number) => string;
    readonly out?: { readonly isTTY?: boolean; readonly write: (text: string) => void };
    readonly everyMs?: number;
  },
) => Promise<T>;

/**
 * Loaded before each test file. A file's results go to the runner through a pipe, and `--test-force-exit` ends the process with
 * what the pipe had no room for yet: verdicts, failures among them, were lost, and the run still passed (nodejs/node#64833).
 * A blocking pipe takes each before the next is told.
 */
type Handle = { readonly setBlocking?: (isBlocking: boolean) => number };

const { _handle: handle } = process.stdout as { readonly _handle?: Handle };
handle?.setBlocking?.(true);

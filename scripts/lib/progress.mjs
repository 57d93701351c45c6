// Plain JavaScript that runs on Node 20: says how far long work is.

/**
 * Does `work` and says meanwhile how far it is, as `words(done, of)`: on a terminal in one line that changes, elsewhere now and then in a
 * new one. `count` answers how much is done; nothing is said before there is something.
 */
export const sayHowFar = async (work, { count, of, words, out = process.stdout, everyMs }) => {
  let last = 0;
  const say = () => {
    const done = Math.min(count(), of);
    if (done === last) return;
    last = done;
    out.write(out.isTTY ? `\r${words(done, of)}` : `${words(done, of)}\n`);
  };
  const timer = setInterval(say, everyMs ?? (out.isTTY ? 500 : 10_000));
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (out.isTTY && last > 0) out.write('\n');
  }
};

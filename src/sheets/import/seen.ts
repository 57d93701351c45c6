/**
 * Keys seen in one run, as 64 bits of their hash in flat arrays: 16 bytes a key at most, where a Set of texts would take
 * a hundred. Two different keys among a million look alike once in 37 million runs.
 */
export const createSeen = () => {
  let size = 1 << 12;
  let high = new Uint32Array(size);
  let low = new Uint32Array(size);
  let count = 0;

  const put = (h: number, l: number): boolean => {
    let at = (h ^ Math.imul(l, 0x9e3779b1)) >>> 0;
    for (;;) {
      at &= size - 1;
      if (high[at] === 0 && low[at] === 0) break;
      if (high[at] === h && low[at] === l) return false;
      at += 1;
    }
    high[at] = h;
    low[at] = l;
    return true;
  };

  const grow = (): void => {
    const [oldHigh, oldLow] = [high, low];
    size *= 2;
    high = new Uint32Array(size);
    low = new Uint32Array(size);
    for (const [index, h] of oldHigh.entries()) {
      const l = oldLow[index] ?? 0;
      if (h !== 0 || l !== 0) put(h, l);
    }
  };

  return {
    /** True when this hash (at least 16 hex digits) was not there before. */
    add: (hash: string): boolean => {
      if (count * 2 >= size) grow();
      const h = Number.parseInt(hash.slice(0, 8), 16);
      const l = Number.parseInt(hash.slice(8, 16), 16) | 1;
      const fresh = put(h, l >>> 0);
      if (fresh) count += 1;
      return fresh;
    },
  };
};

/**
 * What the code uses and the oldest browsers of docs/browsers.md lack, or lack in part. First in the app's script and in its
 * worker. Kept as short as what is used of each: a count, a sort, a check.
 */
const define = (target: object, methods: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(methods))
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
};

define(Array.prototype, {
  at(this: unknown[], index: number) {
    return this[index < 0 ? this.length + index : index];
  },
  findLast(this: unknown[], test: (each: unknown) => unknown) {
    return [...this].reverse().find(test);
  },
  toReversed(this: unknown[]) {
    return [...this].reverse();
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare);
  },
  toSpliced(this: unknown[], ...change: [number, number, ...unknown[]]) {
    const copy = [...this];
    copy.splice(...change);
    return copy;
  },
});

define(String.prototype, {
  // With the `u` flag a pair of halves is one character, so only a lone half matches.
  isWellFormed(this: string) {
    return !/\p{Surrogate}/u.test(this);
  },
});

define(Object, {
  // The usual ways to write this are made `Object.hasOwn` by bundler and linter.
  hasOwn: (target: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(target, name) !== undefined,
});

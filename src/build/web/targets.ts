/** The oldest browsers that the app runs in (docs/browsers.md): bundler, polyfills and tests go by these. */
export const floor = { chrome: '100', firefox: '115', safari: '15.4' } as const;

/** As the bundler takes them: newer syntax is put in older words. */
export const targets: readonly string[] = [
  ...Object.entries(floor).map(([browser, version]) => `${browser}${version}`),
  `ios${floor.safari}`,
];

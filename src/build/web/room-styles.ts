import { globSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Wherever a room may keep the look of its own screens: one is picked up by lying there. */
const places = [
  'src/visits/screens/*.css',
  'src/app/{boot,impact}/*.css',
  'src/{programs,people,community}/*/screens/**/*.css',
];

/** Answers `@import "style:rooms"` with the sheets of all rooms, in the order of their paths: none leans on another. */
export const roomStylesPlugin = (root: string): Plugin => ({
  name: 'room-styles',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^style:rooms$/ }, ({ path }) => ({ path, namespace: 'room-styles' }));
    onLoad({ filter: /.*/, namespace: 'room-styles' }, () => ({
      contents: globSync(places, { cwd: root })
        .toSorted()
        .map((path) => `@import "./${path}";`)
        .join('\n'),
      loader: 'css',
      resolveDir: root,
    }));
  },
});

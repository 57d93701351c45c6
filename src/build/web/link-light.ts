import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** What the page uses of Valibot weighs on every start: it is linked to light/valibot.ts instead. */
export const linkLight = (root: string): Plugin => ({
  name: 'link-light',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^valibot$/ }, () => ({
      path: join(root, 'src', 'build', 'web', 'light', 'valibot.ts'),
    }));
  },
});

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Of a route a phone uses where it is and how its answer is read. What it may be asked and by whom the server checks, and
 * its summary is for people: neither is carried.
 */
export const contractPlugin: Plugin = {
  name: 'contract',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/]contract[\\/][\w-]+\.ts$/ }, async ({ path }) => ({
      contents: withoutRequests(await readFile(path, 'utf8'), path),
      loader: 'ts',
    }));
  },
};

/**
 * The source of a contract file without what stands between a route's path and its answer. Throws when a route is not
 * written in that order: `id`, `method`, `path`, what is left out, `answer`.
 */
export const withoutRequests = (source: string, path: string): string => {
  let count = 0;
  const shorter = source.replace(
    /(= route\(\{\n {2}id: [^\n]+\n {2}method: [^\n]+\n {2}path: [^\n]+\n)[\s\S]*?\n(?= {2}answer:)/g,
    (_all, head) => {
      count += 1;
      return head;
    },
  );
  const routes = source.split('= route({').length - 1;
  if (count !== routes) throw new Error(`${path}: ${routes} routes, ${count} of them in the usual order`);
  return shorter;
};

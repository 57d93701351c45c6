import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';
import { patience } from '../../support/patience.ts';
import type { Bug, HuntingGround } from './bug.ts';

/**
 * Builds the simulator from the real source, with a bug planted into it or without, and runs these worlds. Answers what
 * the checker said first, '' when it found nothing. A program that throws or hangs is noticed too.
 */
export const huntIn = async (
  bug: Bug | undefined,
  ground: HuntingGround,
  limitMs = patience(180_000),
): Promise<string> => {
  const built = await build({
    entryPoints: [join(import.meta.dirname, 'entry.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: bug === undefined ? [] : [plant(bug)],
    logLevel: 'silent',
  });
  const code = built.outputFiles[0]?.text;
  if (code === undefined) throw new Error('nothing was built');
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
      workerData: ground,
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Error('the simulation hung'));
    }, limitMs);
    const end = (caught: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(caught);
    };
    worker.on('message', end);
    worker.on('error', (error) => end(`threw: ${error.message}`));
  });
};

const root = join(import.meta.dirname, '..', '..', '..');

/** Plants a bug while a bundle is made. */
export const plant = (bug: Bug): Plugin => ({
  name: 'plant',
  setup: (setup) => {
    const path = join(root, bug.file);
    let planted = false;
    setup.onLoad({ filter: /\.ts$/ }, async (args) => {
      if (args.path !== path) return undefined;
      const source = await readFile(path, 'utf8');
      const found = source.split(bug.find).length - 1;
      if (found !== 1) throw new Error(`"${bug.find}" occurs ${found} times in ${bug.file}`);
      planted = true;
      return { contents: source.replace(bug.find, () => bug.replace), loader: 'ts' };
    });
    setup.onEnd(() => {
      if (!planted) throw new Error(`${bug.file} is not part of the simulator`);
    });
  },
});

/** Fills `packages/impact` with what it ships: the built engine, its terminal command and the licence. Its `prepack` runs this. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildImpact } from '#build/impact.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'packages', 'impact');

const { hasTypes } = await buildImpact(join(folder, 'dist'));
if (!hasTypes)
  throw new Error('The TypeScript compiler is not installed: the package would have no declarations.');
await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));

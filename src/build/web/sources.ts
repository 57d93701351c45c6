import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the web app is made from. Rooms that never reach the browser are left out. */
const patterns = ['src/**/*.{ts,tsx,css,po,svg,png,json}', 'package-lock.json'];
const elsewhere = /^src\/(server|database|cli)\/|\.test\.tsx?$/;

/** One hash over names and contents of all sources, and over `salt` (the build's options). */
export const hashSources = (root: string, salt: string): string => {
  const hash = createHash('sha256').update(salt);
  const files = globSync(patterns, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !elsewhere.test(file))
    .sort();
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

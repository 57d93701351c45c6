import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Case, judge, type Verdict } from './judge.ts';

/**
 * npm run import-cases -- FOLDER: takes each file of FOLDER/cases.json in as the screen suggests and says what came of it.
 * The last line is `{"right":N,"asked":N,"silent":N}`; exit code 1 when anything was silent.
 */
const [folder = ''] = process.argv.slice(2);
const cases = JSON.parse(await readFile(join(folder, 'cases.json'), 'utf8')) as readonly Case[];
const counts: Record<Verdict, number> = { right: 0, asked: 0, refused: 0, silent: 0 };
for (const { f, kind = '', right } of cases) {
  const path = join(folder, f);
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  const { verdict, why } = await judge(path, right);
  counts[verdict] += 1;
  console.log(`${verdict.padEnd(8)} ${f.padEnd(36)} ${kind}`);
  for (const line of why) console.log(`         ${line}`);
}
console.log(`${cases.length} files, ${counts.refused} refused in whole or part`);
console.log(JSON.stringify({ right: counts.right, asked: counts.asked, silent: counts.silent }));
process.exitCode = counts.silent > 0 ? 1 : 0;

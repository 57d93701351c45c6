import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this many bytes the headers cost more than compression saves. */
const leastBytes = 512;

/** Writes a `.br` and a `.gz` copy beside every text file, for a server that sends them as they are. */
export const compressFolder = async (folder: string): Promise<void> => {
  const files = globSync('**/*.{js,css,html,svg,json,webmanifest}', { cwd: folder });
  for (const file of files) {
    const path = join(folder, file);
    const content = readFileSync(path);
    if (content.length < leastBytes) continue;
    await writeFile(`${path}.gz`, await zip(content, { level: 9 }));
    await writeFile(
      `${path}.br`,
      await brotli(content, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      }),
    );
  }
};

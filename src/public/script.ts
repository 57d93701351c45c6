import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

export interface PageScript {
  readonly js: string;
  /** It names the content, like that of the look: this one may be kept for good. */
  readonly address: string;
}

/** A page's script as browsers run it: one file that imports none, as it is written but for its types. Built or not. */
export const readPageScript = (file: URL): PageScript => {
  const js = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  const hash = createHash('sha256').update(js).digest('hex').slice(0, 12);
  return { js, address: `/p/script/page-${hash}.js` };
};

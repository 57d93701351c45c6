import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** Below this a compressed answer saves nothing worth its time; bytes of text. */
const packFrom = 1_024;

/**
 * The text of an answer as it leaves: gzip where the caller takes it and it is worth it. Of what is read only: an answer to
 * a sign-in holds a secret, and the length of what is compressed together with a secret tells of it.
 */
export const packAnswer = async (
  text: string,
  method: string,
  accepted: string | undefined,
): Promise<{ readonly body: string | Buffer; readonly encoding?: 'gzip' }> => {
  if (method !== 'GET' || text.length < packFrom || !takesGzip(accepted ?? '')) return { body: text };
  return { body: await zip(text), encoding: 'gzip' };
};

/** As RFC 9110 lists codings: `gzip` or `*`, unless its weight is 0. */
const takesGzip = (accepted: string): boolean => {
  const codings = accepted.split(',').map((each) =>
    each
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  const named = codings.find(([name]) => name === 'gzip') ?? codings.find(([name]) => name === '*');
  return named !== undefined && !named.some((part) => /^q=0(\.0*)?$/.test(part));
};

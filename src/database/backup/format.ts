import { Readable } from 'node:stream';
import * as v from 'valibot';

/**
 * A backup, before compression, is a stream of lines of JSON and blocks of bytes:
 *
 *   header line
 *   for each table:  table line
 *                    blocks: the length as a line of decimal digits, then so many bytes; a line `0` ends the table
 *                    sum line
 *   end line
 *
 * The bytes are what `COPY ... TO STDOUT` gives: text, one row a line, the same in all versions of PostgreSQL.
 */
export const headerSchema = v.object({
  format: v.literal('alongside-backup'),
  version: v.literal(1),
  madeBy: v.string(),
  madeAt: v.string(),
  migrations: v.array(v.object({ id: v.string(), hash: v.string() })),
});
export const tableSchema = v.object({
  table: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)),
  columns: v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/))),
});
/** `sha256` is of the table's bytes; `rows` and `hash` are the fingerprint that the table had (tables.ts). */
export const sumSchema = v.object({ rows: v.number(), hash: v.string(), sha256: v.string() });
export const endSchema = v.object({ end: v.literal(true), tables: v.number() });

export type Header = v.InferOutput<typeof headerSchema>;

export const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
export const block = (bytes: Buffer): readonly Buffer[] => [Buffer.from(`${bytes.length}\n`), bytes];
export const endOfTable = Buffer.from('0\n');

/** Reads lines and blocks from a stream of chunks, and no further than asked. Answers undefined when the stream ends early. */
export interface ByteReader {
  readonly line: () => Promise<string | undefined>;
  readonly bytes: (count: number) => Promise<Buffer | undefined>;
  /** Lets go of the stream, so that whoever writes it can end as well. */
  readonly close: () => Promise<void>;
}

const longestLine = 1_000_000;

export const createByteReader = (chunks: AsyncIterable<Buffer>): ByteReader => {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done === true) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  const cut = (count: number): Buffer => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return {
    line: async () => {
      for (;;) {
        const at = held.indexOf(10);
        if (at >= 0) return cut(at + 1).toString('utf8', 0, at);
        if (held.length > longestLine || !(await more())) return undefined;
      }
    },
    bytes: async (count) => {
      // Joined once: joining after each chunk would copy a long block over and over.
      const parts = [held];
      let length = held.length;
      held = Buffer.alloc(0);
      while (length < count) {
        if (!(await more())) return undefined;
        parts.push(held);
        length += held.length;
        held = Buffer.alloc(0);
      }
      held = Buffer.concat(parts, length);
      return cut(count);
    },
    close: async () => {
      // A stream nobody has read from yet does not hear of the end of its iterator.
      if (chunks instanceof Readable) chunks.destroy();
      else await iterator.return?.();
    },
  };
};

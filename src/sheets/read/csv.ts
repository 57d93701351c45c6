import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { type Delimiter, sniffDelimiter } from './delimiter.ts';
import { type Encoding, sniffEncoding } from './encoding.ts';
import { type Piece, type Row, type Sheet, sheetLimits, textCell } from './sheet.ts';

export interface CsvOptions {
  /** Left out: guessed from the content. */
  readonly delimiter?: Delimiter;
  readonly encoding?: Encoding;
}

const rowsPerPiece = 500;
/** A piece comes after so many lines at the latest, though they be empty: whoever reads has a turn, and can stop. */
const linesPerPiece = 5_000;

/** Opens a CSV file. Quoted fields may hold line breaks and delimiters; a row keeps its number all the same. */
export const openCsv = async (path: string, options: CsvOptions = {}): Promise<Result<Sheet, Failure>> => {
  try {
    const { size } = await stat(path);
    const encoding = options.encoding ?? (await sniffEncoding(path));
    const delimiter = options.delimiter ?? sniffDelimiter(await startOf(path, encoding));
    return ok({
      bytes: size,
      names: [''],
      pieces: () => readPieces(path, encoding, delimiter),
      close: async () => {},
    });
  } catch (error) {
    return err(failure('sheet-unreadable', { detail: messageOf(error) }));
  }
};

async function* readPieces(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncIterable<Result<Piece, Failure>> {
  let read = 0;
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: sheetLimits.recordChars,
  });
  const source = createReadStream(path, { highWaterMark: 262_144 });
  const decode = createDecoder(encoding, (bytes) => {
    read += bytes;
  });
  const stop = new AbortController();
  // A broken file shows itself in the loop below, where the parser throws the same error.
  const feeding = pipeline(source, decode, parser, { signal: stop.signal, end: true }).catch(
    (error: unknown) => error,
  );
  let number = 0;
  let rows: Row[] = [];
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      number += 1;
      const row = toRow(number, record);
      if (row !== undefined) rows.push(row);
      if (rows.length >= rowsPerPiece || number % linesPerPiece === 0) {
        // The parser has a whole chunk of the file ready: without a pause nothing else has its turn.
        await nextTurn();
        yield ok({ rows, read });
        rows = [];
      }
    }
    yield ok({ rows, read });
  } catch (error) {
    if (rows.length > 0) yield ok({ rows, read });
    yield err(failure('sheet-unreadable', { detail: `after row ${number}: ${messageOf(error)}` }));
  } finally {
    stop.abort();
    await feeding;
  }
}

const toRow = (number: number, record: readonly string[]): Row | undefined => {
  if (record.every((text) => text === '')) return undefined;
  const cells = record.slice(0, sheetLimits.columns).map(textCell);
  return cells.some((cell) => cell !== null) ? { number, cells } : undefined;
};

/** Bytes to text, with the byte order mark taken off. */
const createDecoder = (encoding: Encoding, onBytes: (count: number) => void): Transform => {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    decodeStrings: false,
    encoding: 'utf8',
    transform: (chunk: Buffer, _encoding, done) => {
      onBytes(chunk.length);
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush: (done) => done(null, decoder.decode()),
  });
};

const startOf = async (path: string, encoding: Encoding): Promise<string> => {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for await (const chunk of createReadStream(path, { end: 65_535 }))
    text += decoder.decode(chunk as Buffer, { stream: true });
  return text;
};

/** What the parser says, without the content that some of its messages quote. */
const messageOf = (error: unknown): string => {
  if (error instanceof CsvError) return error.code;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
};

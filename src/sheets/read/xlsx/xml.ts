import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { sheetLimits } from '../sheet.ts';

/** What a reader wants to hear of an XML part. Names come without their prefix. */
export interface XmlHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/**
 * Parses a part chunk by chunk and yields after each with the bytes read so far, so that the reader can hand on what it
 * has gathered. Nesting and the length of one run of text are bounded; entities other than XML's own are errors.
 */
export async function* parseXml(stream: Readable, handler: XmlHandler): AsyncIterable<number> {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > sheetLimits.xmlDepth) throw new Error('the file is nested too deep');
    handler.open(plainName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(plainName(tag.name));
  });
  parser.on('text', handler.text);
  parser.on('cdata', handler.text);
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  let run = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      const text = decoder.decode(chunk, { stream: true });
      const mark = text.lastIndexOf('<');
      run = mark === -1 ? run + text.length : text.length - mark;
      if (run > sheetLimits.recordChars) throw new Error('a piece of text is too long');
      parser.write(text);
      yield read;
    }
    parser.write(decoder.decode());
    parser.close();
    yield read;
  } finally {
    stream.destroy();
  }
}

/** Parses a small part in one go. */
export const parseWhole = async (stream: Readable, handler: XmlHandler): Promise<void> => {
  for await (const _read of parseXml(stream, handler));
};

const plainName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

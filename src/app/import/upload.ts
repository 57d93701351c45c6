import * as v from 'valibot';
import { type Failure, ok, type Result } from '#log/index.ts';
import type { Api } from '../api/api.ts';

const began = v.object({ id: v.string(), pieceBytes: v.number() });
const appended = v.object({ bytes: v.number() });

/** Sends a file in pieces; a piece that the server has already is not sent twice. Answers the upload's id. */
export const uploadFile = async (
  api: Api,
  file: Blob,
  onProgress: (bytes: number) => void,
): Promise<Result<string, Failure>> => {
  const begin = await api.ask({ method: 'POST', path: '/v1/uploads', body: {} }, began);
  if (!begin.ok) return begin;
  const { id, pieceBytes } = begin.value;
  let at = 0;
  while (at < file.size) {
    const data = await toBase64(file.slice(at, at + pieceBytes));
    const piece = await api.ask(
      { method: 'POST', path: `/v1/uploads/${id}/pieces`, body: { at, data } },
      appended,
    );
    if (!piece.ok) return piece;
    at = piece.value.bytes;
    onProgress(at);
  }
  return ok(id);
};

const toBase64 = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // In runs: the whole at once would be too many arguments.
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
};

import { uploadBegin, uploadPiece } from '#contract/imports.ts';
import { type Failure, ok, type Result } from '#log/index.ts';
import type { Api } from '../api/api.ts';
import { toBase64 } from '../api/base64.ts';

/** Sends a file in pieces; a piece that the server has already is not sent twice. Answers the upload's id. */
export const uploadFile = async (
  api: Api,
  file: Blob,
  onProgress: (bytes: number) => void,
): Promise<Result<string, Failure>> => {
  const begin = await api.ask(uploadBegin, {});
  if (!begin.ok) return begin;
  const { id, pieceBytes } = begin.value;
  let at = 0;
  while (at < file.size) {
    const data = await toBase64(file.slice(at, at + pieceBytes));
    const piece = await api.ask(uploadPiece, { params: { id }, body: { at, data } });
    if (!piece.ok) return piece;
    at = piece.value.bytes;
    onProgress(at);
  }
  return ok(id);
};

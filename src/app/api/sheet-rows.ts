import { mostSheetBytes, sheetRows as route } from '#contract/imports.ts';
import type { SheetRows } from '#kit/recorder.ts';
import { err, type Failure, failure, type Result } from '#log/index.ts';
import { createApi } from './api.ts';
import { toBase64 } from './base64.ts';

/** The rows of a small spreadsheet, as the server reads them. `batch-too-large` for a file that is too large for this. */
export const sheetRows = async (
  { token }: { readonly token: () => string | undefined },
  file: Blob,
): Promise<Result<SheetRows, Failure>> =>
  file.size > mostSheetBytes
    ? err(failure('batch-too-large'))
    : createApi({ fetch: (...asked) => fetch(...asked), token }).ask(route, {
        body: { data: await toBase64(file) },
      });

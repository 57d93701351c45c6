import * as v from 'valibot';
import { uploadLook } from '#contract/imports.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { openMappingSchema } from '#sheets/mapping/mapping.ts';
import type { OddFile } from '#sheets/read/oddity.ts';
import type { Api } from '../api/api.ts';
import type { Look } from './api.ts';
import { uploadFile } from './upload.ts';

/** A file that is on the server and was looked at, without what says who somebody is. */
export interface Opened {
  readonly upload: string;
  readonly look: Look;
  readonly fileName: string;
  /** What is sent when the file must go up again; the names are gone from it. */
  readonly file: Blob;
  readonly leftOut: readonly string[];
  /** Names of staff are among them: entries are of whoever imports. */
  readonly hasStaff: boolean;
  /** Somebody chose its sheets or the row of its names: that choice stays open. */
  readonly isLaidOut?: true;
}

export type Untaken = { readonly odd: OddFile | 'too-large' } | { readonly failure: Failure };

/** Opens a file on this device, leaves names out, sends the rest, and asks what it is. */
export const takeFile = async (
  api: Api,
  file: File,
  onProgress: (share: number) => void,
): Promise<Result<Opened, Untaken>> => {
  const { oddityOf } = await import('#sheets/read/oddity.ts');
  const odd = await oddityOf(file);
  if (odd !== undefined) return err({ odd });
  const { largestStripped, strip } = await import('#sheets/private/strip.ts');
  if (file.size > largestStripped) return err({ odd: 'too-large' });
  const stripped = await strip(file);
  if (stripped === undefined) return err({ odd: 'unreadable' });
  return sendFile(
    api,
    file.name,
    stripped.file,
    {
      leftOut: stripped.columns.map(({ header }) => header),
      hasStaff: stripped.columns.some(({ why }) => why === 'staff'),
    },
    onProgress,
  );
};

/** Sends a file that holds no names any more. */
export const sendFile = async (
  api: Api,
  fileName: string,
  file: Blob,
  gone: Pick<Opened, 'leftOut' | 'hasStaff'>,
  onProgress: (share: number) => void,
): Promise<Result<Opened, Untaken>> => {
  const upload = await uploadFile(api, file, (bytes) => onProgress(bytes / Math.max(1, file.size)));
  if (!upload.ok) return err({ failure: upload.error });
  const look = await lookAgain(api, upload.value, fileName);
  return look.ok
    ? ok({ upload: upload.value, look: look.value, fileName, file, ...gone })
    : err({ failure: look.error });
};

/** Looks at an upload once more, at some of its sheets or from another row of headers. */
export const lookAgain = async (
  api: Api,
  upload: string,
  fileName: string,
  options: { readonly sheets?: readonly string[]; readonly headerRow?: number } = {},
): Promise<Result<Look, Failure>> => {
  const look = await api.ask(uploadLook, {
    params: { id: upload },
    body: { fileName, ...options, ...(options.sheets !== undefined && { sheets: [...options.sheets] }) },
  });
  if (!look.ok) return look;
  const { suggestion } = look.value;
  const mapping = v.safeParse(openMappingSchema, suggestion.mapping);
  return mapping.success
    ? ok({ ...look.value, suggestion: { ...suggestion, mapping: mapping.output } })
    : err(failure('server-failed', { detail: 'answer unreadable' }));
};

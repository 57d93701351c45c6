import { accessSync, constants, statSync } from 'node:fs';
import { errorCode } from '#database/faults.ts';
import { type Failure, failure } from '#log/index.ts';

/** Why a file that was named cannot be read, told before anything is begun; undefined when it can be. */
export const whyUnreadable = (path: string): Failure | undefined => {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return failure('file-unusable', { detail: `${path} is a folder` });
    if (!found.isFile()) return failure('file-unusable', { detail: `${path} is no file` });
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    return failure('file-unusable', {
      detail: code === 'ENOENT' ? `${path} is not there` : `${path}: ${code}`,
    });
  }
};

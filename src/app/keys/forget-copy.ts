import type { Failure, Result } from '#log/index.ts';
import type { KeyStore } from './ports.ts';

/** Lets go of the secret when the last worker leaves; who signs in next gets it again from the server, unless the device was ended. */
export const forgetCopy = async (store: KeyStore): Promise<Result<void, Failure>> => {
  const read = await store.read();
  if (!read.ok || read.value?.copy === undefined) return read.ok ? { ok: true, value: undefined } : read;
  const { copy: _copy, ...rest } = read.value;
  return store.write(rest);
};

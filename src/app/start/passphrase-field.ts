import * as v from 'valibot';
import { limits } from '#log/index.ts';

/** A new passphrase, as the server asks for it. The words of the message name the same number (a test). */
export const passphraseField = v.pipe(
  v.string(),
  v.minLength(limits.passphraseLeast, 'app.start.passphrase.short'),
  v.maxLength(limits.passphraseMost),
);

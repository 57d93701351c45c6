import { readFileSync } from 'node:fs';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { type Command, type Context, type Given, textOf } from '../command.ts';
import { joinDevice, signInDevice } from '../device/enroll.ts';
import { fetchNew } from '../device/fetch.ts';
import { handInWaiting, numberLines } from '../device/hand-in.ts';
import { type KeptDevice, readKept, writeKept } from '../device/kept.ts';
import { whyUnreadable } from '../files.ts';
import { readPassphraseFile } from '../passphrase-file.ts';
import { notUnderstood } from '../roster.ts';

export const command: Command = {
  summary:
    'A device without a browser, which hands in and reads as a phone does and signs with keys of its own (docs/headless.md).',
  usage:
    'enroll --server URL --worker NAME --passphrase-file FILE [--organization CODE] [--code CODE] | push [FILE.jsonl] | pull; each with [--device FILE]',
  options: {
    server: { type: 'string' },
    worker: { type: 'string' },
    'passphrase-file': { type: 'string' },
    organization: { type: 'string' },
    code: { type: 'string' },
    device: { type: 'string' },
  },
  words: [1, 2],
  run: async (context, given) => {
    const path = textOf(given, 'device') ?? 'alongside-device.json';
    const read = readKept(path);
    if (!read.ok) return read;
    const [act = ''] = given.words;
    if (act === 'enroll') return enroll(context, given, path, read.value);
    if (act !== 'push' && act !== 'pull') return err(notUnderstood(act));
    if (read.value === undefined) return err(failure('file-unusable', { detail: `${path} is not there` }));
    return act === 'push'
      ? handIn(context, given, path, read.value)
      : done(await fetchNew(read.value, context.say, (kept) => writeKept(path, kept)));
  },
};

const done = (result: Result<unknown, Failure>): Result<boolean, Failure> => (result.ok ? ok(true) : result);

const enroll = async (
  context: Context,
  given: Given,
  path: string,
  before: KeptDevice | undefined,
): Promise<Result<boolean, Failure>> => {
  const server = textOf(given, 'server') ?? before?.server;
  const worker = textOf(given, 'worker');
  const passphrase = readPassphraseFile(textOf(given, 'passphrase-file'));
  if (server === undefined) return err(failure('request-invalid', { field: '--server' }));
  if (worker === undefined) return err(failure('request-invalid', { field: '--worker' }));
  if (passphrase === undefined) return err(failure('request-invalid', { field: '--passphrase-file' }));
  const organization = textOf(given, 'organization');
  const signedIn = await signInDevice(context.random, before, { server, worker, passphrase, organization });
  if (!signedIn.ok) return signedIn;
  const written = writeKept(path, signedIn.value);
  if (!written.ok) return written;
  context.say(`Signed in. ${path} is this device: only its owner can read it.`);
  const code = textOf(given, 'code');
  if (code === undefined) return ok(true);
  let isStopped = false;
  void context.stopAsked.then(() => {
    isStopped = true;
  });
  const joined = await joinDevice(context.random, signedIn.value, code, {
    isStopped: () => isStopped,
    digits: (digits) => {
      context.say(`${digits.slice(0, 3)} ${digits.slice(3)}`);
      context.note('Compare with the other screen. If they differ, press Ctrl-C here and nothing there.');
    },
  });
  if (!joined.ok) return joined;
  context.say('This device was let in: it signs what it hands in.');
  return ok(true);
};

const handIn = async (
  context: Context,
  given: Given,
  path: string,
  before: KeptDevice,
): Promise<Result<boolean, Failure>> => {
  const [, file] = given.words;
  let kept = before;
  if (file !== undefined) {
    const unreadable = whyUnreadable(file);
    if (unreadable !== undefined) return err(unreadable);
    const numbered = numberLines(context, before, readFileSync(file, 'utf8'));
    if (!numbered.ok) return numbered;
    kept = numbered.value;
    // On the disk before anything is sent: numbers are given once.
    const written = writeKept(path, kept);
    if (!written.ok) return written;
  }
  const handed = await handInWaiting(context, kept, (next) => writeKept(path, next));
  if (!handed.ok) return handed;
  const { taken, codes } = handed.value;
  context.say(`${taken} taken`);
  for (const [code, count] of Object.entries(codes)) context.say(`${count} not taken: ${code}`);
  return ok(Object.keys(codes).length === 0);
};

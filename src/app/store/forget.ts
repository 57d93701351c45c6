import type { Failure, Result } from '#log/index.ts';
import type { LocalStore } from './ports.ts';

/**
 * Lets go of everything that is proven to be on the server, own or read from it: for a device that nobody is signed in on any
 * more. What is not proven stays, since it is nowhere else. The next sign-in reads the log from its start, as a new device.
 *
 * Answers how many records stay. Errors: the `storage-*` codes.
 */
export const forgetProven = (store: LocalStore): Promise<Result<number, Failure>> =>
  store.write(async (tx) => {
    const all = await tx.all();
    const proven = all.filter(({ delivery }) => delivery === 'proven');
    for (const { entry } of proven) await tx.remove(entry.id);
    await tx.setMeta('cursor', 0);
    await tx.setMeta('reading', 0);
    return all.length - proven.length;
  });

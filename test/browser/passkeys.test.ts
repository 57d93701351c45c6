import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CDPSession } from 'playwright-core';
import { assertAccessible } from '../support/accessible.ts';
import {
  firstWorker,
  goTo,
  openDevice,
  startSetUpApp,
  startShift,
  stepper,
  untilLine,
} from '../support/app.ts';
import { until } from '../support/patience.ts';

/** One walk with a passkey: added, signed in by, unlocked by, removed, and refused from then on. */

const app = await startSetUpApp();
const { page } = await openDevice({ after }, app);
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const toast = (text: string): Promise<void> =>
  page.locator('.toast').filter({ hasText: text }).first().waitFor();
const says = (text: string): Promise<void> => page.getByText(text).first().waitFor();

const cdp: CDPSession = await page.context().newCDPSession(page);
await cdp.send('WebAuthn.enable');
const plugIn = async (hasPrf: boolean): Promise<string> => {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return authenticatorId;
};
const phone = await plugIn(true);
// WebKit before 26.5.1 goes down with it: whoever calls it fails here.
await page.evaluate(() => {
  PublicKeyCredential.prototype.toJSON = () => {
    throw new Error('toJSON was called');
  };
});

const addPasskey = async (name: string, passphrase: string): Promise<void> => {
  await press('Add a passkey');
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('A name for it').fill(name);
  await dialog.getByLabel('Your passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
};
const signOut = async (): Promise<void> => {
  await goTo(page, '/device');
  await press('Sign out');
  await page.getByLabel('Your name').waitFor();
};
/** How many passkeys this device can be unlocked by, as it lies on its disk. */
const onDisk = (): Promise<number> =>
  page.evaluate(async (org) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open(`alongside-${org}-keys`));
    const kept = await done(database.transaction('keys').objectStore('keys').get(org));
    database.close();
    return (kept.passkeys ?? []).length;
  }, app.place.org);

test('a passkey is added with the passphrase alone, and signs in with nothing typed', async () => {
  await goTo(page, '/device');
  await page.getByRole('link', { name: 'Passkeys' }).click();
  await says('You have no passkey yet.');
  await assertAccessible(page);
  await addPasskey('My phone', 'not my passphrase');
  await says('This is not your passphrase.');
  await page.locator('dialog[open]').getByLabel('Your passphrase').fill(firstWorker.passphrase);
  await page.locator('dialog[open]').getByRole('button', { name: 'Add', exact: true }).click();
  await toast('Added.');
  await page.getByRole('heading', { name: 'My phone' }).waitFor();
  await says('Not used yet.');
  await assertAccessible(page);
  await addPasskey('Again', firstWorker.passphrase);
  await says('There is a passkey of yours on this device already.');
  await page.locator('dialog[open]').getByRole('button', { name: 'Close' }).click();
  await signOut();
  await assertAccessible(page);
  await press('Use a passkey');
  await startShift(page);
  await goTo(page, '/passkeys');
  await says('Last used');
});

const lockWords = 'seven quiet harbours at dusk';

test('it unlocks the store that a passphrase locked, once it gave the same value twice', async () => {
  await goTo(page, '/keys');
  await press('Set a passphrase');
  for (const name of ['passphrase', 'again'])
    await page.locator(`dialog[open] input[name=${name}]`).fill(lockWords);
  await press('Save');
  await toast('From now on the keys here open with this passphrase.');
  await press('Show the recovery sheet');
  await page.locator('.sheet-words li').first().waitFor();
  const words = await page.locator('.sheet-words li').allTextContents();
  await press('I have the sheet');
  for (const name of ['first', 'second']) {
    const field = page.locator(`input[name=${name}]`);
    const label = await page.locator(`label[for="${await field.getAttribute('id')}"]`).textContent();
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await press('Done');
  await says('This device holds the keys.');
  const setUp = async (): Promise<void> => {
    await press('Also unlock with a passkey');
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Passphrase of the keys').fill(lockWords);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByRole('button', { name: 'Use it once more' }).click();
  };
  // A phone that gives another value each time: nothing is wrapped with one.
  await page.evaluate(() => {
    const real = PublicKeyCredential.prototype.getClientExtensionResults;
    PublicKeyCredential.prototype.getClientExtensionResults = () => ({
      prf: { results: { first: crypto.getRandomValues(new Uint8Array(32)) } },
    });
    Object.assign(window, { real });
  });
  await setUp();
  await says('did not give the same twice');
  assert.equal(await onDisk(), 0);
  await page.locator('dialog[open]').getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => {
    const { real } = window as unknown as { real: () => AuthenticationExtensionsClientOutputs };
    PublicKeyCredential.prototype.getClientExtensionResults = real;
  });
  await setUp();
  await toast('From now on the passkey unlocks this device too.');
  assert.equal(await onDisk(), 1);
  await goTo(page, '/counter');
  await stepper(page, 'Syringe 1 ml').fill('5');
  await press('Save');
  await untilLine(page, /^1 of 1 sent/);
  await goTo(page, '/keys');
  await press('Lock now');
  await press('Unlock with a passkey');
  await says('The keys are open here');
  // Another page of the same profile holds nothing in its memory: the store itself is opened by the passkey.
  await page.reload();
  await says('This device is locked. You can save.');
  await goTo(page, '/keys');
  await assertAccessible(page);
  await press('Unlock with a passkey');
  await says('The keys are open here');
  await goTo(page, '/today');
  await says('Syringe 1 ml');
});

test('removed, it unlocks nothing here and is refused at sign-in; one without PRF signs in and unlocks nothing', async () => {
  await goTo(page, '/passkeys');
  await press('Remove');
  await page.locator('dialog[open]').getByRole('button', { name: 'Remove' }).click();
  await toast('“My phone” was removed.');
  await says('You have no passkey yet.');
  await until(async () => (await onDisk()) === 0);
  await goTo(page, '/keys');
  await says('The keys are open here');
  await press('Lock now');
  await page.getByLabel('Passphrase of the keys').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Unlock with a passkey' }).count(), 0);
  await page.getByLabel('Passphrase of the keys').fill(lockWords);
  await press('Unlock');
  await says('The keys are open here');
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: phone });
  const plain = await plugIn(false);
  await goTo(page, '/passkeys');
  await addPasskey('Plain', firstWorker.passphrase);
  await toast('Added.');
  await goTo(page, '/keys');
  await press('Also unlock with a passkey');
  await page.locator('dialog[open]').getByLabel('Passphrase of the keys').fill(lockWords);
  await page.locator('dialog[open]').getByRole('button', { name: 'Go on' }).click();
  await says('This passkey can sign you in, but it cannot unlock a device.');
  assert.equal(await onDisk(), 0);
  await page.locator('dialog[open]').getByRole('button', { name: 'Close' }).click();
  // The phone offers what the server no longer knows.
  const { json } = await app.server.call('GET', '/v1/passkeys', { token: app.token });
  const gone = await app.server.call('DELETE', `/v1/passkeys/${json.passkeys[0].id}`, { token: app.token });
  assert.equal(gone.status, 200);
  await signOut();
  assert.equal((await cdp.send('WebAuthn.getCredentials', { authenticatorId: plain })).credentials.length, 1);
  await press('Use a passkey');
  await says('This passkey does not open anything here.');
  await assertAccessible(page);
});

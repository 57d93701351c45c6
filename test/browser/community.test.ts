import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { goTo, openDevice, startSetUpApp, stepper } from '../support/app.ts';
import { phone } from '../support/browser.ts';

/** What joins a program to those around it, in the app: the pick-up of used syringes, and a survey without names. */

const app = await startSetUpApp();
const { status } = await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { programs: ['exchange', 'pickup', 'survey'] } },
});
assert.equal(status, 200);
const { page } = await openDevice({ after }, app, { viewport: phone, site: 'Hub' });
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('a place told of by phone is on the route, with what is left of two days, and goes when somebody was there', async () => {
  await goTo(page, '/pickup');
  await page.getByText('Nothing to pick up').waitFor();
  await button('Add a place').click();
  await page.getByLabel('Where to look').fill('Bench by the river');
  await page.getByRole('radio', { name: '2 to 10' }).check();
  await button('Save').click();
  await page.getByText('47 hours left').waitFor();
  await page.getByRole('link', { name: /Bench by the river/ }).click();
  await stepper(page, 'Syringes picked up').fill('7');
  await page.getByRole('button', { name: 'Picked up', exact: true }).click();
  await page.getByText('Nothing to pick up').waitFor();
  await button('Bins to disposal').click();
  await page.getByLabel('Size of a bin in liters').fill('4');
  const weight = page.getByLabel('Weight');
  await weight.fill('0');
  await button('Save').click();
  await page.getByText('Type a number above 0').first().waitFor();
  await weight.fill('1,500');
  assert.equal(await weight.inputValue(), '0', 'what could be a thousand is not taken');
  await weight.fill('1,5');
  await button('Save').click();
  await page.getByText('Counted into disposal').waitFor();
});

test('whoever answers on a device cannot walk into the app, and their answers leave it in a count of several', async () => {
  const heading = (name: string) => page.getByRole('heading', { name });
  const exact = (name: string) => page.getByRole('button', { name, exact: true });
  await goTo(page, '/survey/new');
  await button('Open the survey').click();
  const code = (await page.locator('ol strong').textContent()) ?? '';
  await button('Hand it over').click();
  await heading('A few questions, no names').waitFor();
  // An address, the way back and a new start all lead to the form.
  await page.goto(`${new URL(page.url()).origin}/today`);
  await heading('A few questions, no names').waitFor();
  await page.goBack();
  await heading('A few questions, no names').waitFor();
  await button('Español').click();
  await exact('Empezar').click();
  await exact('No, todavía no').click();
  await exact('25 a 34').click();
  await exact('Prefiero no decir').click();
  await button('Terminar aquí').click();
  await page.getByText('Por favor, devuélvela.').waitFor();
  await button('Para el equipo').click();
  await page.getByLabel('Código de la encuesta').fill(code === '0000' ? '1111' : '0000');
  await exact('Abrir').click();
  await page.getByText('Ese no es el código.').waitFor();
  await page.getByLabel('Código de la encuesta').fill(code);
  await exact('Abrir').click();
  await page.getByText('1 person answered').waitFor();
  assert.equal(await button('Hand in now').count(), 0, 'a count of one is not handed in');
  // On paper: digits answer, one sheet after the other; the last one can be taken out again.
  await goTo(page, '/survey/type');
  for (let sheet = 2; sheet <= 5; sheet += 1) {
    await page.locator('form input').first().focus();
    await page.keyboard.type('131');
    await page.locator('input[value="woman"]:checked').waitFor({ state: 'attached' });
    await button('Count and next').click();
    await page.locator('input[value="woman"]:not(:checked)').waitFor({ state: 'attached' });
  }
  await page.getByText('One more form counted').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Taken back').waitFor();
  await goTo(page, '/survey');
  await page.getByText('4 people answered').waitFor();
  assert.equal(await button('Hand in now').count(), 0);
  await goTo(page, '/survey/type');
  await page.locator('form input').first().focus();
  await page.keyboard.type('131');
  await button('Count and next').click();
  await page.locator('input[value="woman"]:not(:checked)').waitFor({ state: 'attached' });
  await goTo(page, '/survey');
  await page.getByText('5 people answered').waitFor();
  await button('Hand in now').click();
  await page.getByText('Nothing is counted here').waitFor();
  await page.reload();
  await page.getByText('Nothing is counted here').waitFor();
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator } from 'playwright-core';
import {
  add,
  goTo,
  heldBy,
  openDevice,
  pickItem,
  startSetUpApp,
  stepper,
  untilLine,
} from '../support/app.ts';

/** Supplies as programs have them: by the box, in few taps, and nothing refused. */

const app = await startSetUpApp();
await add(app, '/v1/sites', { name: 'Van', channel: 'mobile' });
const { page, problems } = await openDevice({ after }, app, { site: 'Hub' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
/** Waits for what is told and puts it away, so that the next word of the same kind is another one. */
const toast = async (text: string): Promise<void> => {
  const told = page.locator('.toast').filter({ hasText: text });
  await told.getByRole('button', { name: 'Close', exact: true }).click();
  await told.waitFor({ state: 'detached' });
};
const row = (item: string) => page.locator('table tbody tr').filter({ hasText: item });
const line = (item: string) => page.getByRole('region', { name: item, exact: true }).last();
const bodiesOf = async (kind: string): Promise<readonly Body[]> => {
  await goTo(page, '/counter');
  await untilLine(page, /(\d+) of \1 sent/);
  return (await heldBy(app)).flatMap((entry) => (entry.kind === kind ? [entry.body as unknown as Body] : []));
};

interface Body {
  readonly lines: readonly object[];
}

/** What a hand does: a tap of the glass, or of a key that is no letter and no digit. */
let taps = 0;
const tap = async (target: Locator): Promise<void> => {
  taps += 1;
  await target.click();
};
const enter = async (): Promise<void> => {
  taps += 1;
  await page.keyboard.press('Enter');
};
/** Types where the hand is, which is where the screen put it. */
const type = (text: string): Promise<void> => page.keyboard.type(text);

test('eight lines with their lots and a date come in with at most 30 taps', async () => {
  const items = [
    'Cooker',
    'Cotton filter',
    'Sterile water',
    'Tourniquet',
    'Alcohol pad',
    'Foil',
    'Straight stem',
    'Condom',
  ];
  await goTo(page, '/stock/receive');
  await page.getByRole('combobox', { name: 'Add an item' }).waitFor();
  taps = 0;
  await tap(page.getByRole('combobox', { name: 'Add an item' }));
  for (const [index, item] of items.entries()) {
    await type(item);
    await enter();
    await type(String(100 + index));
    await enter();
    await type(`L${index}`);
    if (index < items.length - 1) {
      // The date is for all: on to the next item.
      await tap(page.getByRole('combobox', { name: 'Add an item' }));
    }
  }
  await tap(page.getByLabel('One date for all without a date'));
  await type('03/2031');
  await tap(button('Save'));
  await toast('Saved');
  assert.ok(taps <= 30, `${taps} taps`);
  const [body] = await bodiesOf('stock.receive');
  assert.equal(body?.lines.length, 8);
  assert.deepEqual(body?.lines[7], {
    item: 'condom-external',
    quantity: 107,
    lot: 'L7',
    expires: '2031-03-31',
  });
});

test('the next delivery starts as the last one, and recent items are one tap away', async () => {
  await goTo(page, '/stock/receive');
  taps = 0;
  await tap(button('As the last delivery'));
  assert.equal(await page.getByRole('spinbutton', { name: 'How many came' }).count(), 8);
  assert.equal(await line('Foil').getByRole('spinbutton', { name: 'How many came' }).inputValue(), '105');
  for (const item of [
    'Cooker',
    'Cotton filter',
    'Sterile water',
    'Tourniquet',
    'Alcohol pad',
    'Straight stem',
    'Condom',
  ])
    await button(`Take out: ${item}`).click();
  await tap(page.getByRole('group', { name: 'Often here' }).getByRole('button', { name: 'Cooker' }));
  await type('40');
  await tap(button('Save'));
  await toast('Saved');
  assert.ok(taps <= 3);
  assert.deepEqual((await bodiesOf('stock.receive')).at(-1), {
    lines: [
      { item: 'foil', quantity: 105 },
      { item: 'cooker', quantity: 40 },
    ],
  });
});

test('boxes are kept as they were typed, beside the units that they mean', async () => {
  await goTo(page, '/stock/receive');
  await pickItem(page, 'Gauze');
  await line('Gauze').getByLabel('Counted').selectOption('In boxes');
  await line('Gauze').getByRole('spinbutton', { name: 'How many came' }).fill('3');
  await button('Save').click();
  // Nobody said what one holds.
  await page.getByText('One item has no number').waitFor();
  await line('Gauze').getByLabel('In one box').fill('50');
  await line('Gauze').getByLabel('And loose').fill('4');
  await line('Gauze').getByText('Makes 154').waitFor();
  await button('Save').click();
  await toast('Saved');
  assert.deepEqual((await bodiesOf('stock.receive')).at(-1), {
    lines: [{ item: 'gauze', quantity: 154, packs: [{ pack: 'box', count: 3, holds: 50 }] }],
  });
  // From then on it comes in boxes of 50, unless somebody says otherwise.
  await goTo(page, '/stock/receive');
  await pickItem(page, 'Gauze');
  await line('Gauze').getByRole('spinbutton', { name: 'How many came' }).fill('2');
  await line('Gauze').getByText('Makes 100').waitFor();
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock');
  await row('Gauze').getByText('254', { exact: true }).waitFor();
});

test('a move shows what is there and its lots, and asks when more is taken; it never refuses', async () => {
  await goTo(page, '/stock/move');
  await pickItem(page, 'Foil');
  const foil = line('Foil');
  await foil.getByRole('spinbutton', { name: 'How many move' }).fill('300');
  await foil.getByText('210 are there').waitFor();
  await foil.getByLabel('Lot').selectOption({ label: 'L5 · 105 · Mar 31, 2031' });
  await foil.getByText('105 are there').waitFor();
  await button('Save').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Foil · L5: 300 taken, 105 there.').waitFor();
  await button('Look again').click();
  await foil.getByRole('spinbutton', { name: 'How many move' }).fill('120');
  await button('Save').click();
  await dialog.getByText('Foil · L5: 120 taken, 105 there.').waitFor();
  await button('Save all the same').click();
  await toast('Saved');
  const [body] = await bodiesOf('stock.transfer');
  assert.deepEqual(body?.lines, [{ item: 'foil', quantity: 120, lot: 'L5' }]);
});

test('a scanned box is the lot that was typed; its trail is there to print, and on hold nobody is told to give it', async () => {
  await goTo(page, '/stock/receive');
  await pickItem(page, 'Naloxone nasal spray 4 mg, kit');
  const kit = line('Naloxone nasal spray 4 mg, kit');
  await kit.getByRole('spinbutton', { name: 'How many came' }).fill('24');
  // As a scanner types it, its Enter included: lot and date go where they belong.
  await kit.getByLabel('Lot').click();
  await page.keyboard.type(']d201003123456789061730083110nx-77');
  await page.keyboard.press('Enter');
  await kit.getByText('Read as lot NX-77').waitFor();
  await kit.getByText('Read as Aug 31, 2030').waitFor();
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock/receive');
  await pickItem(page, 'Naloxone nasal spray 4 mg, kit');
  await kit.getByRole('spinbutton', { name: 'How many came' }).fill('6');
  await kit.getByLabel('Lot').fill('lot: Nx-77');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock');
  await row('Naloxone').getByText('30 × NX-77').waitFor();
  await page.getByRole('link', { name: 'NX-77' }).click();
  const trail = page.getByRole('region', { name: 'Naloxone nasal spray 4 mg, kit · NX-77' });
  await trail.getByText('Expires Aug 31, 2030').waitFor();
  await trail
    .getByRole('row', { name: /Received/ })
    .first()
    .waitFor();
  assert.equal(await trail.getByRole('row', { name: /Received/ }).count(), 2);
  const suggested = async (): Promise<readonly string[]> => {
    await goTo(page, '/counter');
    await page.getByRole('spinbutton', { name: 'Naloxone nasal spray 4 mg, kit', exact: true }).fill('1');
    await page.getByText('More about naloxone').click();
    await page.getByText('Why was a kit needed?').waitFor();
    return page.getByLabel('Naloxone nasal spray 4 mg, kit: lot').locator('option').allInnerTexts();
  };
  assert.ok((await suggested()).some((option) => option.includes('NX-77')));
  await goTo(page, '/stock/lots/nx-77');
  await button('Hold this lot').click();
  await toast('On hold: no hand-out suggests it.');
  assert.deepEqual(await suggested(), []);
  await button('Clear').click();
});

test('at a refill people tell in one tap on how many naloxone was used, or rather not', async () => {
  const kits = page.getByRole('spinbutton', { name: 'Naloxone nasal spray 4 mg, kit', exact: true });
  const told = page.getByRole('spinbutton', { name: 'Used on how many people since last time?' });
  await goTo(page, '/counter');
  await kits.fill('2');
  // Not asked is not 0.
  assert.equal(await told.inputValue(), '');
  await page.getByRole('button', { name: 'Add one: Used on how many' }).click();
  await button('Save').click();
  await toast('Saved: 2 Naloxone');
  await kits.fill('1');
  await told.fill('3');
  await page
    .getByRole('region', { name: 'Naloxone' })
    .getByRole('checkbox', { name: 'Rather not say' })
    .check();
  assert.equal(await told.inputValue(), '');
  await button('Save').click();
  await toast('Saved: 1 Naloxone');
  const bodies = (await bodiesOf('naloxone.handout')) as readonly { usedOn?: number; declined?: unknown }[];
  assert.deepEqual(
    bodies.map(({ usedOn, declined }) => [usedOn, declined]),
    [
      [1, undefined],
      [undefined, ['usedOn']],
    ],
  );
});

test('a kit is defined by what is in it; putting it together takes its parts, and handing it out keeps them', async () => {
  const dialog = page.getByRole('dialog');
  await goTo(page, '/stock/kits');
  await page.getByText('No kit is defined yet').waitFor();
  await button('Define a kit').click();
  await dialog.getByLabel('Which item is the kit?').selectOption({ label: 'Wound care kit' });
  for (const [item, quantity] of [
    ['Gauze', '2'],
    ['Syringe 1 ml', '10'],
  ] as const) {
    await dialog.getByRole('combobox', { name: 'Add an item' }).fill(item);
    await dialog.getByRole('listbox').getByRole('option', { name: item, exact: true }).click();
    await dialog.getByRole('spinbutton', { name: item, exact: true }).fill(quantity);
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await toast('Hand-outs from now on count these parts.');
  await page.getByRole('spinbutton', { name: 'How many kits' }).fill('3');
  await page.getByRole('region', { name: 'Syringe 1 ml' }).getByText('0 are there').waitFor();
  await button('Save').click();
  await dialog.getByText('Syringe 1 ml: 30 taken, 0 there.').waitFor();
  await button('Save all the same').click();
  await toast('Saved');
  // Back again: one syringe broke on the way.
  await page.getByRole('radio', { name: 'Take apart' }).check();
  await page.getByRole('spinbutton', { name: 'How many kits' }).fill('1');
  await page.getByRole('region', { name: 'Syringe 1 ml' }).getByRole('spinbutton').fill('9');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/counter');
  await button('All items').click();
  await dialog.getByRole('spinbutton', { name: 'Wound care kit', exact: true }).fill('1');
  await button('Done').click();
  await button('Save').click();
  await toast('Saved: 1 Wound care kit');
  await goTo(page, '/stock');
  await row('Wound care kit').getByText('1', { exact: true }).waitFor();
  await row('Gauze').getByText('250', { exact: true }).waitFor();
  await row('Syringe 1 ml').getByText('-21', { exact: true }).waitFor();
  const [body] = await bodiesOf('exchange.handout');
  assert.deepEqual(body?.lines, [
    {
      item: 'wound-kit',
      quantity: 1,
      parts: [
        { item: 'gauze', quantity: 2 },
        { item: 'syringe-1ml', quantity: 10, set: 'complete' },
      ],
    },
  ]);
});

test('boxes on their way are at neither site until somebody says how many came, and what is short is told', async () => {
  await goTo(page, '/stock/move');
  await page.getByRole('radio', { name: 'They are on their way' }).check();
  await pickItem(page, 'Straight stem');
  await line('Straight stem').getByRole('spinbutton', { name: 'How many move' }).fill('50');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock');
  const way = page.getByRole('region', { name: 'On their way' });
  await way.getByText(/To Van .* 50 Straight stem/).waitFor();
  await row('Straight stem').getByText('56', { exact: true }).waitFor();
  // At the van somebody counts what came.
  const van = await openDevice({ after }, app, { site: 'Van' });
  await goTo(van.page, '/stock');
  await van.page.getByText(/From Hub .* 50 Straight stem/).waitFor();
  assert.equal(await van.page.locator('table tbody tr').filter({ hasText: 'Straight stem' }).count(), 0);
  await van.page.getByRole('link', { name: 'They came' }).click();
  await van.page.getByRole('spinbutton', { name: 'Straight stem' }).fill('48');
  await van.page.getByText('2 of 50 did not come').waitFor();
  await van.page.getByRole('button', { name: 'Save', exact: true }).click();
  await van.page.getByText('These boxes came already.').waitFor();
  await goTo(van.page, '/stock');
  await van.page
    .locator('table tbody tr')
    .filter({ hasText: 'Straight stem' })
    .getByText('48', { exact: true })
    .waitFor();
  await way.getByText('2 Straight stem').waitFor();
});

test('an item has a page of its own: what came and went, by whom, and what a box of it holds', async () => {
  await goTo(page, '/stock');
  await page.getByRole('link', { name: 'Gauze' }).click();
  await page.getByRole('heading', { level: 1, name: 'Gauze' }).waitFor();
  const came = page.getByRole('row', { name: /Received/ });
  await came.filter({ hasText: '154' }).filter({ hasText: 'First' }).waitFor();
  await page.getByRole('row', { name: /Put into kits/ }).waitFor();
  const box = page.getByRole('region', { name: 'What comes in one' }).getByLabel('In one box');
  assert.equal(await box.inputValue(), '50');
  await box.fill('60');
  await button('Save').click();
  await toast('The next delivery starts with it.');
  const price = page.getByRole('region', { name: 'What one costs' });
  await price.getByLabel('Price of one unit').fill('0.07');
  await price.getByRole('button', { name: 'Enter this price' }).click();
  await price.getByText('0.07 USD since').waitFor();
  await goTo(page, '/stock/receive');
  await pickItem(page, 'Gauze');
  await line('Gauze').getByRole('spinbutton', { name: 'How many came' }).fill('2');
  await line('Gauze').getByText('Makes 120').waitFor();
  await button('Take out: Gauze').click();
});

test('a site asks, part of it is approved, and what was approved goes on its way', async () => {
  await goTo(page, '/stock/ask');
  await page.getByLabel('For', { exact: true }).selectOption('Van');
  await pickItem(page, 'Gauze');
  await line('Gauze').getByRole('spinbutton', { name: 'Asked for' }).fill('50');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock/requests');
  const card = page.getByRole('region', { name: 'Van' });
  await card.getByText('Waits for an answer').waitFor();
  await card.getByRole('link', { name: 'Answer' }).click();
  await page.getByText('Van asks. Beside each item is what stands at Hub.').waitFor();
  await page.getByRole('spinbutton', { name: 'Gauze' }).fill('30');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock/requests');
  await card.getByText('Approved, not sent').waitFor();
  await card.getByRole('link', { name: 'Send the boxes' }).click();
  const quantity = line('Gauze').getByRole('spinbutton', { name: 'How many move' });
  assert.equal(await quantity.inputValue(), '30');
  await button('Save').click();
  await toast('Saved');
  await goTo(page, '/stock/requests');
  await card.getByText('On its way', { exact: true }).waitFor();
  assert.deepEqual(await card.getByRole('row', { name: /Gauze/ }).getByRole('cell').allInnerTexts(), [
    '50',
    '30',
    '30',
    '–',
  ]);
  await goTo(page, '/stock');
  await page
    .getByRole('region', { name: 'On their way' })
    .getByText(/To Van .* 30 Gauze/)
    .waitFor();
});

test('what somebody asked for and did not get is said at the counter, beside the hand-out, in two taps and a number', async () => {
  await goTo(page, '/counter');
  await stepper(page, 'Cooker').fill('40');
  await button('Short of something?').click();
  const dialog = page.getByRole('dialog', { name: 'Short of something?' });
  await dialog.getByText('Given 40.').waitFor();
  await dialog.getByRole('spinbutton', { name: 'Asked for' }).fill('100');
  await dialog.getByText('Given 40, short 60.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await button('Short of 1 item').waitFor();
  await button('Save').click();
  await page.locator('.toast').filter({ hasText: '40 Cooker' }).waitFor();
  await button('Short of something?').waitFor();
  await goTo(page, '/today');
  await page.getByText('Cooker: asked for 100, given 40').waitFor();
  await page.getByRole('link', { name: 'Search' }).click();
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
  await page.getByLabel('Item or word').fill('asked for 100');
  await page.getByText('1 found').waitFor();
  await page.getByLabel('Worker').selectOption('First');
  await page.getByText('1 found').waitFor();
  await page.getByLabel('Site').selectOption('Van');
  await page.getByText('0 found').waitFor();
});

test('nothing on the way was thrown', () => {
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith('exception')),
    [],
  );
});

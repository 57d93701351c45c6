import type { DrivenPage } from '../support/driven.ts';

/** One main flow, from the address where it begins to the words that say it is done. */
export interface Flow {
  readonly name: string;
  readonly walk: (page: DrivenPage, url: string) => Promise<void>;
}

/** In this order: what the counter saves is read in the next ones. */
export const flows: readonly Flow[] = [
  {
    name: 'sign in and start a shift',
    walk: async (page, url) => {
      await page.goto(url);
      await page.fill('Your name', 'Demo');
      await page.fill('Passphrase', 'made up for the demo');
      await page.press('Sign in');
      await page.press('Start');
      await page.untilText('Syringe 1 ml');
    },
  },
  {
    name: 'counter',
    walk: async (page) => {
      await page.fill('Syringe 1 ml', '13');
      await page.press('Save');
      await page.untilText('Saved: 13 Syringe 1 ml');
      await page.untilText('1 of 1 sent');
    },
  },
  {
    name: 'today',
    walk: async (page, url) => {
      await page.goto(`${url}/today`);
      await page.untilText('13 Syringe 1 ml');
    },
  },
  {
    name: 'stock',
    walk: async (page, url) => {
      await page.goto(`${url}/stock/item/syringe-1ml`);
      await page.fill('Price of one unit', '0.09');
      await page.press('Enter this price');
      await page.untilText('Saved. Reports of days');
    },
  },
  {
    name: 'report',
    walk: async (page, url) => {
      await page.goto(`${url}/report`);
      await page.untilText('Complete syringes handed out');
      await page.untilText('Supplies handed out');
    },
  },
  {
    name: 'room',
    walk: async (page, url) => {
      await page.goto(`${url}/room/set-up`);
      await page.press('Add a seat');
      await page.tap('By eye');
      await page.press('Save');
      await page.untilText('The room is set up');
      await page.goto(`${url}/room`);
      await page.press('Open');
      await page.press('Someone came in');
      await page.untilText('1. in line');
    },
  },
  {
    name: 'bench',
    walk: async (page, url) => {
      await page.goto(`${url}/checking/new`);
      await page.tap('Cocaine');
      await page.press('Save the sample');
      await page.untilText('Spectrum');
    },
  },
  {
    name: 'care',
    walk: async (page, url) => {
      await page.goto(`${url}/care/new`);
      await page.tap('Buprenorphine');
      await page.press('Not now, keep the wish');
      await page.untilText('Wish kept');
    },
  },
  {
    name: 'public pages',
    walk: async (page, url) => {
      await page.goto(`${url}/p/reversal`);
      await page.tap('Yes');
      await page.press('Send');
      await page.untilText('Thank you for being there for someone.');
    },
  },
];

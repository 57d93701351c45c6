import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExpiry } from './read-expiry.ts';

const read = (text: string): string => {
  const day = readExpiry(text, 'mdy');
  return day.ok ? day.value : day.error;
};

test('an expiry is read as boxes print it: a month means its last day', () => {
  for (const text of [
    '03/2027',
    '3/2027',
    '2027-03',
    '03/27',
    '27/03',
    'MAR 2027',
    'mar27',
    'EXP 03/2027',
    '032027',
    'marzo 2027',
    'Exp. Mar-2027',
    'VENC: 03/2027',
    'Cad. 03-27',
    'Use by MAR 2027',
    'marzo de 2027',
    '270300',
    '27-03',
  ])
    assert.equal(read(text), '2027-03-31', text);
  assert.equal(read('02/2028'), '2028-02-29');
  assert.equal(read('DIC 2027'), '2027-12-31');
});

test('an expiry with a day is that day', () => {
  for (const text of [
    '2027-03-15',
    '15 MAR 2027',
    '15 de marzo de 2027',
    '03/15/2027',
    '3/15/27',
    '270315',
    'Mar 15, 2027',
  ])
    assert.equal(read(text), '2027-03-15', text);
});

test('what is no expiry is refused with words, and nothing typed is nothing', () => {
  assert.equal(read(''), '');
  for (const text of [
    '13/2027',
    '2027',
    '2030',
    'soon',
    'yesterday',
    '5/3',
    '03/05/99999',
    '31/02/2027',
    '03/1027',
    '99',
    '2027-00',
  ])
    assert.match(read(text), /^(stock|kit)[.]/, text);
});

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock, random, sha256 } from '../../src/cli/adapters/ports.ts';
import { command as importing } from '../../src/cli/commands/import.ts';
import { command as setup } from '../../src/cli/commands/setup.ts';
import { runCommand } from '../../src/cli/run.ts';
import { zip } from '../support/xlsx.ts';

const folder = await mkdtemp(join(tmpdir(), 'terminal-'));
after(() => rm(folder, { recursive: true, force: true }));

const run = async (...words: readonly string[]) => {
  const said: string[] = [];
  const say = (line: string): void => {
    said.push(line);
  };
  const code = await runCommand(
    { import: async () => importing, setup: async () => setup },
    words,
    { DATA_DIR: join(folder, 'data') },
    { clock, random, sha256, version: '0', say, note: say, stopAsked: new Promise(() => {}) },
  );
  return { code, text: said.join('\n') };
};
const write = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

test('from a terminal a sheet is seen first, taken in with --yes when it is certain, and never when it is not', async () => {
  const passphrase = await write('passphrase', 'warm socks in winter');
  const made = await run(
    ...['setup', '--organization', 'Test', '--site', 'Hub', '--worker', 'A', '--passphrase-file', passphrase],
  );
  assert.equal(made.code, 0, made.text);
  const certain = await write(
    'certain.csv',
    'Date,1cc,Used syringes\n03/14/2025,10,8\n03/15/2025,20,9\nTotal,30,17\n',
  );
  const seen = await run('import', certain);
  assert.equal(seen.code, 0, seen.text);
  assert.match(seen.text, /30 syringes out, 17 back/);
  assert.match(seen.text, /own sum of 1cc: 30/);
  assert.match(seen.text, /Nothing was saved/);
  const taken = await run('import', certain, '--yes');
  assert.equal(taken.code, 0, taken.text);
  assert.match(taken.text, /4 entries new/);
  assert.match((await run('import', certain, '--yes')).text, /0 entries new, 4 known/);

  const open = await write('open.csv', 'Date,1cc\n03/04/2025,10\n05/06/2025,20\n');
  const asked = await run('import', open, '--yes');
  assert.notEqual(asked.code, 0);
  assert.match(asked.text, /Decide: date\.format/);
  assert.match(asked.text, /Nothing was saved/);

  const week = await write('week.csv', 'Week of,Mon,Tue,Wed\n03/17/2025,10,20,30\n03/24/2025,1,2,3\n');
  const untold = await run('import', week, '--yes');
  assert.notEqual(untold.code, 0);
  assert.match(untold.text, /Decide: columns\n\s+Count: unknown/);
  assert.match(untold.text, /nothing was saved/);
  const kits = await write('kits.csv', 'Date,Narcan kits,Sharps (lbs)\n03/14/2025,3,4.5\n');
  const weighed = await run('import', kits);
  assert.match(weighed.text, /returns by weight, without a number, 3 naloxone kits\./);
  assert.doesNotMatch(weighed.text, /0 back|0 syringes|0 visits/);

  const men = await write(
    'men.csv',
    'Month,Narcan kits,Men,Women,Nonbinary\nJan 2025,3,20,14,2\nFeb 2025,4,10,5,1\n',
  );
  const counted = await run('import', men);
  assert.match(counted.text, /Only counted: 52 people\./);
  assert.doesNotMatch(counted.text, /0 visits/, 'a sheet that has none says nothing of them');

  const staffed = await run('import', await write('staff.csv', 'Date,1cc,Staff\n03/14/2025,10,Ana\n'));
  assert.match(staffed.text, /Names of staff are left out/);

  const torn = await write('torn.csv', 'Date,1cc\n03/14/2026,10\n03/15/2099,20\n');
  const left = await run('import', torn, '--yes');
  assert.notEqual(left.code, 0, 'a row was left out');
  assert.match(left.text, /1 entries new/);

  const wrong = await run('import', certain, '--organization', 'Elsewhere');
  assert.match(wrong.text, /--organization/);
  assert.match(wrong.text, /There are: Test/);
  assert.doesNotMatch(wrong.text, /address/);
});

test('an odd file is told in one sentence from a terminal', async () => {
  const odd: readonly (readonly [string, string | Buffer, RegExp])[] = [
    [
      'photo.csv',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      /^This is a picture\. [^.]+\.\n {2}sheet-unreadable$/,
    ],
    ['log.zip', zip({ 'log.csv': 'Date,1cc\n' }), /^This is an archive \(ZIP\)/],
    ['parts.zip', zip({ 'a.xml': '<a/>' }), /^This is an archive \(ZIP\)/],
    ['list.csv', '[{"date": "2025-03-14"}]', /^This is JSON/],
    ['text.csv', '{\\rtf1 Date}', /^This is a text document/],
    ['old.csv', 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Date"\r\n', /^This is no spreadsheet/],
  ];
  for (const [name, content, sentence] of odd) {
    const told = await run('import', await write(name, content));
    assert.equal(told.code, 1);
    assert.match(told.text, sentence);
    assert.doesNotMatch(told.text, /try again|no part/);
  }
});

import type { Bug } from './bug.ts';

const push = 'src/app/sync/push.ts';
const page = 'src/app/sync/apply-page.ts';
const verdicts = 'src/app/sync/apply-verdicts.ts';

/** Mistakes in how device and server are brought together. */
export const syncBugs: readonly Bug[] = [
  {
    name: 'the cursor moves before the page is stored',
    where: 'sweep',
    file: 'src/app/sync/engine.ts',
    find: 'const applied = await store.write((tx) => applyPage(deps, tx, asked, page.value));',
    replace:
      "await store.write((tx) => tx.setMeta('cursor', page.value.next));\n      const applied = await store.write((tx) => applyPage(deps, tx, { ...asked, after: page.value.next }, page.value));",
  },
  {
    name: 'a page is skipped when its cursor is stored without it',
    file: page,
    find: "await tx.setMeta('cursor', page.next);",
    replace: "await tx.setMeta('cursor', page.more ? page.next + 1 : page.next);",
  },
  {
    name: 'signing out empties the outbox',
    seed: 10,
    file: push,
    find: "if (failure.kind !== 'server-trouble') return answer;",
    replace:
      "if (failure.kind === 'not-signed-in') await store.write(async (tx) => { for (const record of batch.value) await tx.remove(record.entry.id); });\n      if (failure.kind !== 'server-trouble') return answer;",
  },
  {
    name: 'trying ends after four failures',
    seed: 6,
    file: 'src/app/sync/loop.ts',
    find: 'pause: () => after(',
    replace: 'pause: () => failures < 4 && after(',
  },
  {
    name: 'a failed pass is not tried again',
    seed: 1,
    file: 'src/app/sync/loop-table.ts',
    find: "    due: ['syncing', 'none'],\n    succeeded: ['idle', 'rest'],\n    failed: ['backing-off', 'pause'],",
    replace:
      "    due: ['syncing', 'none'],\n    succeeded: ['idle', 'rest'],\n    failed: ['backing-off', 'none'],",
  },
  {
    name: 'of a batch that is too large the second half is taken for sent',
    seed: 1,
    where: 'storm',
    file: push,
    find: 'if (batch.value.length > 1) size = Math.floor(batch.value.length / 2);\n        else {',
    replace:
      "if (batch.value.length > 1) {\n          size = Math.floor(batch.value.length / 2);\n          await store.write(async (tx) => { for (const record of batch.value.slice(size)) await tx.put({ ...record, delivery: 'proven' }); });\n        } else {",
  },
  {
    name: 'no answer is taken for a good answer',
    seed: 3,
    where: 'newSite',
    file: push,
    find: "if (failure.kind === 'unreachable') size =",
    replace:
      "if (failure.kind === 'unreachable') await store.write(async (tx) => { for (const record of batch.value) await tx.put(move(record, 'stored')); });\n      if (failure.kind === 'unreachable') size =",
  },
  {
    name: 'verdicts are matched by their place',
    where: 'erasures',
    file: verdicts,
    find: "const verdict = byId.get(record.entry.id) ?? (atPlace?.id === '' ? atPlace : undefined);",
    replace: 'const verdict = atPlace ?? byId.get(record.entry.id);',
  },
  {
    name: 'a quarantined entry is let go on the device and never looked at',
    where: 'newSite',
    file: verdicts,
    find: '      return { ...next, code: verdict.code };',
    replace: "      return { ...next, delivery: 'proven' };",
  },
  {
    name: 'an order to erase that lost its number is not given again',
    seed: 6,
    where: 'lostOrders',
    file: verdicts,
    find: 'for (const order of orders) await giveAgain(deps, tx, order);',
    replace: '',
  },
  {
    name: 'another log is not noticed',
    seed: 3,
    where: 'restores',
    file: 'src/app/sync/epoch.ts',
    find: "if (before === undefined || before === '') return false;\n  await offerAgain(tx);\n  return true;",
    replace: 'return false;',
  },
  {
    name: 'to a restored server only own entries are offered again',
    where: 'lostDisksAndRestores',
    file: 'src/app/sync/epoch.ts',
    find: "await tx.put(move(record, 'epoch-changed'));",
    replace: "if (record.own) await tx.put(move(record, 'epoch-changed'));",
  },
  {
    name: 'a restored server is read on from the old place',
    seed: 6,
    file: 'src/app/sync/epoch.ts',
    find: "await tx.setMeta('cursor', 0);",
    replace: '',
  },
  {
    name: 'an order to erase is stored and not carried out',
    seed: 1,
    file: page,
    find: 'ordered.push(...(await redactPerson(deps, tx, person)));',
    replace: '',
  },
  {
    name: 'what a pull brings overwrites what is here',
    seed: 24,
    where: 'stormyRestores',
    file: page,
    find: 'if (before.hash === hash || entry.erased === true) {',
    replace: 'if (before.hash.length > 0) {',
  },
  {
    name: 'entries of unknown kinds are dropped from a page',
    file: page,
    find: 'if (before === undefined) {',
    replace:
      "if (entry.kind === 'visits.visit' && entry.deviceSeq % 5 === 0) return;\n  if (before === undefined) {",
  },
  {
    name: 'what the ledger lacks is taken for proven',
    seed: 2,
    where: 'forgetful',
    file: 'src/app/sync/prove.ts',
    find: "? 'ledger-holds' : 'ledger-lacks'",
    replace: "? 'ledger-holds' : 'ledger-holds'",
  },
  {
    name: 'losses are not looked for after the proof',
    seed: 2,
    where: 'forgetful',
    file: 'src/app/sync/prove.ts',
    find: 'if (unproven >= lacking) return;',
    replace: 'return;',
  },
  {
    name: 'a verdict is proof enough',
    file: 'src/log/delivery.ts',
    find: "waiting: {\n      stored: 'sent',",
    replace: "waiting: {\n      stored: 'proven',",
  },
  {
    name: 'what the server lost after the proof stays proven',
    where: 'forgetful',
    file: 'src/log/delivery.ts',
    find: "'ledger-holds': 'proven',\n      'ledger-lacks': 'waiting',\n      'epoch-changed': 'waiting',\n      retry: 'proven',",
    replace:
      "'ledger-holds': 'proven',\n      'ledger-lacks': 'proven',\n      'epoch-changed': 'proven',\n      retry: 'proven',",
  },
];

import type { Bug } from './bug.ts';

const append = 'src/app/store/append.ts';

/** Mistakes in what a device saves, keeps and shows. */
export const deviceBugs: readonly Bug[] = [
  {
    name: 'a save is acknowledged before it is on disk',
    seed: 17,
    file: append,
    find: 'const saved = await deps.store.write(async (tx) => {',
    replace: `const early = <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<any> => new Promise((resolve) => {
      void deps.store.write(async (tx) => { const value = await work(tx); resolve({ ok: true, value }); return value; });
    });
    const saved = await early(async (tx) => {`,
  },
  {
    name: 'the device number is not kept, and used again',
    seed: 4,
    file: append,
    find: "tx.setMeta('deviceSeq', built.value.deviceSeq),",
    replace: '',
  },
  {
    name: 'the device number is kept in a transaction of its own',
    where: 'sweep',
    file: append,
    find: '    return saved.ok ? saved.value : saved;',
    replace: `    if (saved.ok && saved.value.ok) {
      const last = saved.value.value.at(-1)?.entry.deviceSeq ?? 0;
      await deps.store.write((tx) => tx.setMeta('deviceSeq', last));
    }
    return saved.ok ? saved.value : saved;`,
  },
  {
    name: 'device numbers leave gaps',
    seed: 4,
    file: append,
    find: 'deviceSeq += 1;',
    replace: 'deviceSeq += drafts.length > 3 ? 2 : 1;',
  },
  {
    name: 'an entry is written under another site',
    file: append,
    find: 'site: draft.site ?? place.site,',
    replace: 'site: draft.supersedes === undefined ? place.site : place.org,',
  },
  {
    name: 'an entry is written under the worker who was here before',
    file: append,
    find: 'author: place.worker,',
    replace: 'author: ((globalThis as unknown as Record<string, string>)[place.site] ??= place.worker),',
  },
  {
    name: 'a correction is saved without what it corrects',
    file: append,
    find: '...(draft.supersedes !== undefined && { supersedes: draft.supersedes }),',
    replace: '',
  },
  {
    name: 'one tap saves twice',
    file: 'src/app/sync/recording.ts',
    find: 'const saved = await saving.value.append(place, drafts, visit, counter, cipher.value);',
    replace:
      'await saving.value.append(place, drafts, visit, counter, cipher.value);\n      const saved = await saving.value.append(place, drafts, visit, counter, cipher.value);',
  },
  {
    name: 'what could not be saved is shown as saved',
    seed: 17,
    file: 'src/app/store/announcing.ts',
    find: 'if (done.ok && changed.size + removed.size > 0)',
    replace: 'if (changed.size + removed.size > 0)',
  },
  {
    name: 'other tabs are not told',
    seed: 9,
    file: 'src/app/sync/tab.ts',
    find: "deps.channel.post({ type: 'records', changed: changed.map((record) => record.entry.id), removed });",
    replace: '',
  },
  {
    name: 'what was taken back still counts',
    file: 'src/app/store/families.ts',
    find: 'const targets = entry.supersedes ?? [];',
    replace: 'const targets = isVoid(entry) ? [] : (entry.supersedes ?? []);',
  },
  {
    name: 'a part that comes in after its count was closed is shown nowhere',
    where: 'counters',
    file: 'src/stock/count/standing.ts',
    find: '!named.has(entry.id) && (session',
    replace: '!named.has(entry.id) && sessions.some((one) => one.id === session && isGoing(one)) && (session',
  },
  {
    name: 'of what two people counted the later part is closed alone',
    where: 'counters',
    file: 'src/stock/count/closing.ts',
    find: 'figures.set(lot, (figures.get(lot) ?? 0) + counted)',
    replace: 'figures.set(lot, counted)',
  },
  {
    name: 'a closed count counts from after it was counted, and what left meanwhile is in it',
    where: 'counters',
    file: 'src/stock/count/closing.ts',
    find: 'msToTime(latest, offsetOf',
    replace: 'msToTime(latest + 3_600_000, offsetOf',
  },
  {
    name: 'a phone goes on counting what was taken back with its device',
    where: 'takebacks',
    file: 'src/app/store/rules.ts',
    find: 'ruled(family, rulings, countingKinds)',
    replace: 'ruled(family, noRulings, countingKinds)',
  },
  {
    name: 'a takeback that was undone goes on at the phone',
    seed: 1,
    where: 'takebacks',
    file: 'src/log/clock.ts',
    find: '...differing(before.takebacks, after.takebacks)',
    replace: '...after.takebacks',
  },
  {
    name: 'a correction outlives the taken-back entry that it corrects',
    where: 'takebacks',
    file: 'src/log/takeback.ts',
    find: 'if (targets.length > 0 && targets.every((target) => gone.has(target))) gone.add(id);',
    replace: '',
  },
  {
    name: 'of two corrections the earlier one wins',
    seed: 4,
    where: 'crowd',
    file: 'src/log/supersede.ts',
    find: 'return a.hlc < b.hlc ? 1 : -1;',
    replace: 'return a.hlc < b.hlc ? -1 : 1;',
  },
  {
    name: 'keeping time runs from the date that a wrong clock gave',
    where: 'wrongClocks',
    file: 'src/app/store/retention.ts',
    find: 'if (record.provenAt === undefined || record.provenAt >= before) return false;',
    replace: '',
  },
  {
    name: 'keeping time runs by the clock of the device',
    where: 'wrongClocks',
    file: 'src/app/sync/leader.ts',
    find: 'const now = transport.serverNow();',
    replace: 'const now = parts.clock.now();',
  },
  {
    name: 'families of corrections are let go in parts',
    where: 'longPause',
    file: 'src/app/store/retention.ts',
    find: 'if (!members.every((member) => member !== undefined && mayGo(member))) continue;',
    replace: 'if (!members.some((member) => member !== undefined && mayGo(member))) continue;',
  },
  {
    name: 'an order to erase passes by what is not sent yet',
    seed: 5,
    where: 'newSite',
    file: 'src/app/store/erase.ts',
    find: 'for (const record of await tx.ofSubject(person)) {',
    replace:
      "for (const record of await tx.ofSubject(person)) {\n    if (record.delivery === 'waiting' || record.delivery === 'held') continue;",
  },
  {
    name: 'an order to erase passes by corrections that name nobody',
    seed: 1,
    where: 'erasures',
    file: 'src/app/store/erase.ts',
    find: 'if (gone.length === 0) return [];',
    replace: 'if (gone.length >= 0) return [];',
  },
  {
    name: 'an evicted store is taken for a new one',
    file: 'src/app/store/health.ts',
    find: 'wasEvicted = mark !== undefined && mark !== storeId;',
    replace: 'wasEvicted = false;',
  },
  {
    name: 'the status says sent on the word of the server, without proof',
    seed: 2,
    where: 'forgetful',
    file: 'src/app/store/status.ts',
    find: "sent: 'waiting',",
    replace: "sent: 'sent',",
  },
];

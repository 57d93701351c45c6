import type { Bug } from './bug.ts';

const run = 'src/log/intake/run.ts';
const batch = 'src/log/intake/batch.ts';
const fault = 'src/log/intake/fault.ts';
const outcome = 'src/log/intake/outcome.ts';

export const serverBugs: readonly Bug[] = [
  {
    name: 'the server does not recognize what it has already',
    file: run,
    find: 'if (before !== undefined) takeKnown(offer, before);',
    replace: 'if (before === undefined && false) takeKnown(offer, before);',
  },
  {
    name: 'the server overwrites an entry with other bytes under its id and says duplicate',
    where: 'newSite',
    file: run,
    find: "} else quarantine(offer, 'entry-conflict', 'same id, other content');",
    replace: "} else say({ id, verdict: 'duplicate' });",
  },
  {
    name: 'places in the log have gaps',
    file: outcome,
    find: 'const place = accepted.length;',
    replace: 'const place = accepted.length + (accepted.length > 0 ? 1 : 0);',
  },
  {
    name: 'the first new place is the last old one',
    file: 'src/server/intake/intake.ts',
    find: 'const firstSeq = lastSeq + 1;',
    replace: 'const firstSeq = Math.max(1, lastSeq);',
  },
  {
    name: 'what is quarantined is answered and thrown away',
    where: 'newSite',
    file: outcome,
    find: 'quarantined.push({ ...kept, code, detail });',
    replace: '',
  },
  {
    name: 'a batch without accepted entries is not written',
    where: 'newSite',
    file: 'src/server/intake/intake.ts',
    find: 'if (!isEmpty(decision)) await tx.write(decision, firstSeq);',
    replace: 'if (decision.accepted.length > 0) await tx.write(decision, firstSeq);',
  },
  {
    name: 'the server answers before it writes',
    seed: 4,
    file: 'src/server/intake/intake.ts',
    find: 'if (!isEmpty(decision)) await tx.write(decision, firstSeq);',
    replace:
      'if (!isEmpty(decision) && decision.accepted.length % 5 !== 4) await tx.write(decision, firstSeq);',
  },
  {
    name: 'the server does not act on an order to erase',
    seed: 1,
    file: batch,
    find: "erasedPersons.push(entry.body['person']);",
    replace: '',
  },
  {
    name: 'a late entry of an erased person is stored whole',
    where: 'erasures',
    file: batch,
    find: 'if (erasedBy(entry) !== undefined) return writeEntry(deps.sha256, redact(deps.kinds, entry));',
    replace: '',
  },
  {
    name: 'an erased copy does not win over a full one',
    seed: 6,
    where: 'erasures',
    file: run,
    find: 'else if (offer.entry.erased === true) {\n      // An erased copy always',
    replace: 'else if (false) {\n      // An erased copy always',
  },
  {
    name: 'the server forgets that an entry was erased when it is offered again',
    seed: 14,
    where: 'erasures',
    file: run,
    find: "if (before.erased) say({ id, verdict: 'erased' });\n    else if",
    replace: 'if',
  },
  {
    name: 'an order to erase from a new site is held back',
    where: 'newSite',
    file: fault,
    find: 'if (!isErase(entry) && !known.sites.has(entry.site))',
    replace: 'if (!known.sites.has(entry.site))',
  },
  {
    name: 'a kind that this build does not know is refused a place',
    where: 'oldBuilds',
    file: fault,
    find: 'const kind = deps.kinds.find(entry.kind);\n    if (kind !== undefined && entry.version',
    replace:
      "const kind = deps.kinds.find(entry.kind);\n    if (kind === undefined) return { code: 'body-invalid', detail: '' };\n    if (kind !== undefined && entry.version",
  },
  {
    name: 'accepted entries are missing from the ledger of their device',
    seed: 1,
    file: outcome,
    find: 'entries.set(entry.id, { hash: offer.hash, kind: entry.kind, erased: kept.entry.erased === true });\n    addToLedger(entry);',
    replace:
      'entries.set(entry.id, { hash: offer.hash, kind: entry.kind, erased: kept.entry.erased === true });\n    if (accepted.length !== 3) addToLedger(entry);',
  },
  {
    name: 'erasing takes the open part too',
    file: 'src/log/erasure.ts',
    find: "kind?.fields[name]?.class === 'open'",
    replace: "kind?.fields[name]?.class === 'none'",
  },
  {
    name: 'erasing leaves the linked part',
    file: 'src/log/erasure.ts',
    find: "kind?.fields[name]?.class === 'open'",
    replace: "kind?.fields[name]?.class !== 'sealed'",
  },
  {
    name: 'erasing leaves the person',
    file: 'src/log/erasure.ts',
    find: 'return withoutMoment({ ...rest, erased: true,',
    replace:
      'return withoutMoment({ ...rest, ...(_subject !== undefined && { subject: _subject }), erased: true,',
  },
  {
    name: 'what moved after a count fades into it',
    seed: 2,
    where: 'fading',
    file: 'src/stock/fade.ts',
    find: 'return last === undefined ? midnight',
    replace: 'return last !== undefined || last === undefined ? midnight',
  },
  {
    name: 'a count fades to the start of its day',
    seed: 2,
    where: 'fading',
    file: 'src/stock/fade.ts',
    find: 'effect.counts.length > 0) return entry.occurredAt',
    replace: 'effect.counts.length > 0) return startOfDay(entry.occurredAt)',
  },
];

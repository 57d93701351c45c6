import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canCount, redact } from '#log/index.ts';
import { exchange } from '#programs/exchange/program.ts';
import { naloxone } from '#programs/naloxone/program.ts';
import { createWriter } from '../../test/support/log.ts';
import { anyId } from '../../test/support/postgres.ts';
import { createKnownPrograms } from './known-programs.ts';
import { bringAllKinds } from './store/bring-kinds.ts';
import type { LocalRecord } from './store/ports.ts';
import { createView } from './store/view.ts';
import { bringReaders } from './sync/readers.ts';

const writer = createWriter({ org: anyId(), site: anyId(), worker: anyId() });
const kit = (quantity: number): LocalRecord => {
  const body = { channel: 'fixed', lines: [{ item: 'naloxone-nasal-4mg-kit', quantity }] };
  const entry = writer.entry({ kind: 'naloxone.handout', version: 1, body });
  return { entry, hash: entry.id, delivery: 'waiting', own: true };
};

/** A phone of an organization that runs the exchange, and which programs it fetched. `away`: how many fetches fail first. */
const phone = (away = 0) => {
  const fetched: string[] = [];
  let failures = away;
  const known = createKnownPrograms(['exchange', 'naloxone'], async (name) => {
    failures -= 1;
    if (failures >= 0) throw new TypeError('away');
    fetched.push(name);
    return { program: name === 'exchange' ? exchange : naloxone };
  });
  const { view, apply } = createView((entry) => canCount(known.kinds, entry), undefined, known.bringKinds);
  const shelf = () =>
    view
      .effective({ kinds: known.sources().kinds })
      .flatMap((entry) => known.sources().effectOf(entry)?.moves ?? [])
      .map(({ item, quantity }) => `${item} ${quantity}`);
  return { known, fetched, view, apply, shelf };
};

describe('programs that a phone does not show', () => {
  it('cost nothing as long as nothing of them is met', async () => {
    const { known, fetched, apply } = phone();
    await known.bring(['exchange']);
    const body = { channel: 'fixed', lines: [{ item: 'cooker', quantity: 1 }] };
    const entry = writer.entry({ kind: 'exchange.handout', version: 1, body });
    assert.equal(apply([{ entry, hash: 'x', delivery: 'waiting', own: true }]), undefined);
    assert.deepEqual(fetched, ['exchange']);
  });

  it('move its shelf as soon as an entry of them is met', async () => {
    const { fetched, apply, shelf, view } = phone();
    let told = 0;
    view.subscribe(() => {
      told += 1;
    });
    const coming = apply([kit(2)]);
    assert.deepEqual(shelf(), []);
    await coming;
    assert.deepEqual(fetched, ['naloxone']);
    assert.deepEqual(shelf(), ['naloxone-nasal-4mg-kit -2']);
    assert.equal(told, 2, 'screens are told when it can be read');
  });

  it('are tried again with the next change where they could not be fetched', async () => {
    const { fetched, apply, shelf } = phone(1);
    await apply([kit(2)]);
    assert.deepEqual([fetched, shelf()], [[], []]);
    await apply([kit(3)]);
    assert.deepEqual(shelf().sort(), ['naloxone-nasal-4mg-kit -2', 'naloxone-nasal-4mg-kit -3']);
  });

  it('stand in the order of the list, whichever came first', async () => {
    const { known } = phone();
    await known.bring(['naloxone']);
    await known.bring(['exchange']);
    assert.deepEqual(
      [...new Set(known.sources().items.map(({ program }) => program))],
      ['exchange', 'naloxone'],
    );
    assert.equal(known.ofGroup('naloxone'), 'naloxone');
    assert.equal(known.ofGroup('comfort'), 'exchange');
  });

  it('are there before a person is erased: what they were given still counts', async () => {
    const { known, fetched } = phone();
    const record = kit(4);
    const store = {
      read: async <T>(work: (tx: never) => Promise<T>) => ({
        ok: true as const,
        value: await work({ all: async () => [record] } as never),
      }),
      write: async () => assert.fail('nothing is written'),
    };
    assert.deepEqual(redact(known.kinds, record.entry).body, {}, 'unknown, it would lose all');
    assert.ok((await bringReaders({ store, bring: known.bringKinds }, [{ kind: 'log.erase' }])).ok);
    assert.deepEqual(fetched, ['naloxone']);
    assert.deepEqual(redact(known.kinds, record.entry).body, record.entry.body);
    await bringAllKinds(store, known.bringKinds);
    assert.deepEqual(fetched, ['naloxone'], 'once');
  });

  it('are asked for again where they did not come before an erasure', async () => {
    const { known } = phone(1);
    const asked = await bringReaders({ store: undefined as never, bring: known.bringKinds }, [
      { kind: 'naloxone.handout' },
    ]);
    assert.deepEqual(asked, { ok: false, error: { kind: 'unreachable' } });
  });
});

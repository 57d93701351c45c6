import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnswerer, evidence, exampleLocal, must } from '#impact/index.ts';
import type { JsonObject } from '#log/index.ts';
import { createTestInstance } from '../../../test/support/instance.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { readProgramFromLog } from './program.ts';

/** A log on a real PostgreSQL, written through the real intake. */
const createLog = async () => {
  const place = await createTestInstance();
  const writer = createWriter(place);
  const save = async (kind: string, month: string, body: JsonObject, subject?: string): Promise<void> => {
    const occurredAt = `${month}-08T09:15:00-05:00`;
    const { version = 1 } = place.kinds.find(kind) ?? {};
    const more = { kind, version, occurredAt, recordedAt: occurredAt, body };
    const { verdicts } = await place.intake(place.org, [
      writer.entry({ ...more, ...(subject !== undefined && { subject }) }),
    ]);
    assert.deepEqual(
      verdicts.map(({ verdict }) => verdict),
      ['accepted'],
      JSON.stringify(verdicts),
    );
  };
  const kits = (month: string, channel: string, quantity: number, item = 'naloxone-nasal-4mg-kit') =>
    save('naloxone.handout', month, { channel, lines: [{ item, quantity }] });
  const read = (from: string, to: string) =>
    place.database.readOrganization(place.org, (tx) => readProgramFromLog(tx, place.org, { from, to }));
  return { save, kits, read };
};

test('what the log says is what the engine reads: by channel and month, people as a range', async () => {
  const { save, kits, read } = await createLog();
  await kits('2025-11', 'fixed', 30);
  await kits('2025-12', 'fixed', 5);
  await kits('2026-01', 'fixed', 10);
  await kits('2026-01', 'fixed', 2);
  await kits('2026-01', 'mobile', 4);
  await kits('2026-03', 'pharmacy', 3);
  const someone = anyId();
  await save('visits.visit', '2026-01', { channel: 'fixed', referrals: ['treatment', 'housing'] }, someone);
  await save('visits.visit', '2026-02', { channel: 'fixed', declined: ['referrals'] }, someone);
  await save('visits.visit', '2026-02', { channel: 'fixed' });
  await save('exchange.handout', '2026-02', {
    channel: 'fixed',
    lines: [{ item: 'syringe-1ml', quantity: 40 }],
  });
  await save('exchange.return', '2026-03', { channel: 'fixed', returned: { how: 'counted', count: 25 } });
  await save('naloxone.reversal', '2026-03', { doses: [{ product: 'nasal-4mg', count: 2 }] });
  await save('naloxone.reversal', '2026-03', { when: '2026-01', doses: [] });

  const { program, silent, singleDoses } = await read('2026-01', '2026-03');
  assert.deepEqual(program, {
    from: '2026-01',
    to: '2026-03',
    kits: [
      { month: '2025-11', channel: 'fixed', access: 'community', kits: 30 },
      { month: '2025-12', channel: 'fixed', access: 'community', kits: 5 },
      { month: '2026-01', channel: 'fixed', access: 'community', kits: 12 },
      { month: '2026-01', channel: 'mobile', access: 'community', kits: 4 },
      { month: '2026-02', channel: 'fixed', access: 'community', kits: 0 },
      { month: '2026-03', channel: 'pharmacy', access: 'pharmacy', kits: 3 },
    ],
    // Answered without naloxone: no use of a kit.
    reversals: [
      { month: '2026-01', reported: 0 },
      { month: '2026-02', reported: 0 },
      { month: '2026-03', reported: 1 },
    ],
    needles: [
      { month: '2026-01', out: 0, in: null },
      { month: '2026-02', out: 40, in: null },
      { month: '2026-03', out: 0, in: 25 },
    ],
    people: { low: 1, high: 2 },
    referrals: [
      { month: '2026-01', made: 2, linked: null, treatment: 1 },
      { month: '2026-02', made: 0, linked: null, treatment: 0 },
      { month: '2026-03', made: 0, linked: null, treatment: 0 },
    ],
    room: null,
  });
  assert.deepEqual([silent, singleDoses], [[], 0]);
  const local = { ...exampleLocal, beginTreatment: { low: 0.5, high: 0.5 } };
  const { averted, treatment } = must(createAnswerer(evidence).answer(program, local));
  assert.ok(averted.mean > 0 && averted.most[1] < 5, JSON.stringify(averted));
  // The one referral to treatment reaches the answer, the one to housing does not.
  assert.equal(treatment?.began, 0.5);
});

test('referrals that were followed tell whether people came and started, and are not counted twice with a tick at the counter', async () => {
  const { kits, read, save } = await createLog();
  for (const month of ['2026-01', '2026-02']) {
    await kits(month, 'fixed', 10);
    await save('visits.visit', month, { channel: 'fixed', referrals: ['treatment'] });
  }
  const send = async (need: string, ...steps: readonly string[]): Promise<void> => {
    const referral = anyId();
    await save('care.wish', '2026-02', { referral, needs: [need] });
    const agreed = { scope: ['needs'], until: '2026-04-01', agreed: 'said', askAfterDays: 2 };
    await save('care.send', '2026-02', { referral, way: 'phone', to: { name: 'Clinic' }, ...agreed });
    for (const step of steps) await save('care.step', '2026-02', { referral, step });
  };
  await send('methadone', 'accept', 'came', 'start');
  await send('buprenorphine', 'full');
  await send('naltrexone', 'start');
  await send('food', 'came');
  const { program } = await read('2026-01', '2026-02');
  assert.deepEqual(program.referrals, [
    { month: '2026-01', made: 1, linked: null, treatment: 1 },
    { month: '2026-02', made: 4, linked: 3, treatment: 2, treated: 1 },
  ]);
  const answer = createAnswerer(evidence).answer(program, { ...exampleLocal, injecting: null });
  assert.ok(answer.ok, JSON.stringify(answer));
});

test('a month in which nothing was recorded is named and never taken for zero', async () => {
  const { kits, read } = await createLog();
  await kits('2026-01', 'fixed', 10);
  await kits('2026-04', 'fixed', 10);
  const { program, silent } = await read('2026-01', '2026-04');
  assert.deepEqual(silent, ['2026-02', '2026-03']);
  const answer = createAnswerer(evidence).answer(program, { ...exampleLocal, injecting: null });
  assert.deepEqual(answer.ok ? [] : answer.error.map(({ code, values }) => [code, values['month']]), [
    ['missing-month', '2026-02'],
    ['missing-month', '2026-03'],
  ]);
});

test('an empty log gives an empty list of kits, which the engine refuses in words', async () => {
  const { read } = await createLog();
  const { program, silent } = await read('2026-01', '2026-02');
  assert.deepEqual(
    [program.kits, program.people, program.needles, silent],
    [[], null, null, ['2026-01', '2026-02']],
  );
  const answer = createAnswerer(evidence).answer(program, { ...exampleLocal, injecting: null });
  assert.deepEqual(answer.ok ? [] : answer.error.map(({ message }) => message), ['program.kits is empty.']);
});

test('single doses are told apart, and neither they nor nalmefene are counted as kits', async () => {
  const { kits, read } = await createLog();
  await kits('2026-01', 'fixed', 7, 'naloxone-nasal-4mg-dose');
  await kits('2026-01', 'fixed', 3, 'nalmefene-kit');
  const { program, singleDoses } = await read('2026-01', '2026-01');
  assert.deepEqual([program.kits[0]?.kits, singleDoses], [0, 7]);
});

test('over HTTP a coordinator gets it, and months that are none are refused by name', async () => {
  const server = await startTestServer();
  const { token } = await setUpTestServer(server);
  const ask = (query: string) => server.call('GET', `/v1/impact/program?${query}`, { token });
  const { status, json } = await ask('from=2026-01&to=2026-02');
  assert.deepEqual([status, json.silent, json.program.kits], [200, ['2026-01', '2026-02'], []]);
  for (const [query, field] of [
    ['from=2026-13&to=2026-02', 'from'],
    ['from=2026-03&to=2026-02', 'to'],
    ['from=1900-01&to=2026-02', 'to'],
    ['from=2026-01', 'to'],
  ] as const) {
    const refused = await ask(query);
    assert.deepEqual([refused.status, refused.json.field], [400, field], query);
  }
});

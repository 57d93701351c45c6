import assert from 'node:assert/strict';
import type { ServiceBody } from '#community/directory/entries.ts';
import { createWriter } from './log.ts';
import type { TestServer } from './server.ts';

/** Our own made-up places: open day and night, without hours, hidden, out of reach. */
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }];
export const listed: readonly ServiceBody[] = [
  {
    name: 'Night kitchen',
    provider: 'Neighbors',
    needs: ['food', 'charging'],
    about: 'Warm meals. Sit as long as you like.',
    languages: ['en', 'es'],
    access: ['step-free', 'pets-welcome'],
    door: { id: 'no', payment: 'no', abstinence: 'no', police: 'no', appointment: 'no' },
    phones: [{ number: '(401) 555-0101', label: 'Kitchen' }],
    where: { is: 'at', street: 'Main Street 1', city: 'Providence', region: 'RI', postal: '02903' },
    hours: always,
    holidays: 'as-usual',
    verifiedOn: '2026-01-02',
  },
  {
    name: 'Open door clinic',
    needs: ['buprenorphine', 'methadone', 'wound-care'],
    door: { insurance: 'no', sameDay: 'yes', methadone: 'yes', appointment: 'sometimes' },
    phones: [{ number: '401 555 0102' }],
    where: { is: 'at', street: 'Hill Road 20', city: 'Providence' },
  },
  {
    name: 'House on the quiet side',
    needs: ['shelter', 'violence'],
    phones: [{ number: '401 555 0103' }],
    where: { is: 'hidden', area: 'North of town' },
    hours: always,
  },
  { name: 'Pantry that nobody can call', needs: ['food'], hours: always },
];

/** An organization that runs the directory, with these places in it; answers their ids by name. */
export const listPlaces = async (
  server: Pick<TestServer, 'call'>,
  token: string,
  place: Parameters<typeof createWriter>[0],
  bodies: readonly ServiceBody[] = listed,
): Promise<ReadonlyMap<string, string>> => {
  const { status } = await server.call('PATCH', '/v1/organization', {
    token,
    body: { settings: { programs: ['exchange', 'directory'] } },
  });
  assert.equal(status, 200);
  const writer = createWriter(place);
  const entries = bodies.map((body) =>
    writer.entry({ kind: 'directory.service', version: 1, body: body as never }),
  );
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  for (const verdict of json.verdicts) assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
  return new Map(entries.map(({ id }, index) => [bodies[index]?.name ?? '', id]));
};

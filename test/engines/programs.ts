import { randomUUID } from 'node:crypto';
import { offered } from '#programs/list.ts';

/** Lets the demo run every program, so that each has screens to walk. */
export const runEverything = async (url: string): Promise<void> => {
  const ask = async (method: string, path: string, body: object, token?: string) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { readonly token?: string };
  };
  const { token } = await ask('POST', '/v1/sign-in', {
    worker: 'Demo',
    passphrase: 'made up for the demo',
    device: randomUUID(),
  });
  await ask('PATCH', '/v1/organization', { settings: { programs: offered.map(({ name }) => name) } }, token);
};

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Uuid } from '#log/index.ts';
import type { RunningServer } from './cli.ts';
import { anyId } from './postgres.ts';
import type { Pushed } from './pusher.ts';
import { createCall, setupBody } from './server.ts';

/** What tests of faults with real parts share. */

/** Names the organization through the API, with the code that the console shows. */
export const setUp = async ({ url, setupCode: code }: Pick<RunningServer, 'url' | 'setupCode'>) => {
  const { status, json } = await createCall(url)('POST', '/v1/setup', {
    body: { ...setupBody, device: anyId(), code },
  });
  assert.equal(status, 201, JSON.stringify(json));
  const { token, context } = json;
  const place: { org: Uuid; site: Uuid; worker: Uuid } = {
    org: context.organization.id,
    site: context.sites[0].id,
    worker: context.me.worker,
  };
  return { token: String(token), place };
};

/** Counts what was acknowledged and is not there, prints it, and fails unless it is none. */
export const assertNothingLost = (what: string, pushed: readonly Pushed[], held: readonly Entry[]): void => {
  const ids = new Set(held.map(({ id }) => id));
  const acknowledged = pushed.flatMap((device) => device.acknowledged);
  const lost = acknowledged.filter((id) => !ids.has(id)).length;
  const failures = pushed.reduce((sum, device) => sum + device.failures, 0);
  console.log(
    `${what}: acknowledged ${acknowledged.length}, found ${held.length}, lost ${lost}, requests cut or refused ${failures}`,
  );
  assert.equal(lost, 0);
  assert.equal(ids.size, held.length, 'nothing is there twice');
  assert.ok(acknowledged.length > 0 && failures > 0, 'the fault hit pushes');
};

/** PostgreSQL's first process. */
export const pidOfPostgres = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

export const isHealthy = async (url: string): Promise<boolean> =>
  (await fetch(`${url}/v1/health`)).status === 200;

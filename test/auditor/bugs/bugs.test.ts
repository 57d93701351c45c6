import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { patience } from '../../support/patience.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { prepare } from '../world/instance.ts';
import { type Bug, bugs } from './bugs.ts';
import type { Ground } from './plant.ts';

/** An auditor that never found anything proves nothing: each of these mistakes must make a figure differ. */
const { database, address } = await createTestDatabase();
await prepare(database);
const seeds = Array.from({ length: 40 }, (_, index) => `planted-${index}`);

const hunt = (bug: Bug): Promise<string> =>
  new Promise((resolve, reject) => {
    const workerData: Ground = { bug, address, seeds };
    const worker = new Worker(new URL('./plant.ts', import.meta.url), { workerData });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Error('it goes on without end'));
    }, patience(120_000));
    const end = (): void => {
      clearTimeout(timer);
      void worker.terminate();
    };
    worker.on('message', (caught: string) => {
      end();
      resolve(caught);
    });
    worker.on('error', (error) => {
      end();
      reject(error);
    });
  });

describe('the auditor finds that', { concurrency: 2 }, () => {
  for (const bug of bugs) {
    it(bug.name, async (test) => {
      const caught = await hunt(bug);
      test.diagnostic(caught);
      assert.notEqual(caught, '', 'no figure differed');
    });
  }
});

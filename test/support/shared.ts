import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#database/embedded/launcher.ts';

/** What all test files use together: one PostgreSQL. scripts/test.ts starts it; each test has a database of its own. */
export const startShared = async (): Promise<{
  readonly env: Record<string, string>;
  readonly stop: () => Promise<void>;
}> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-test-'));
  const started = await startEmbedded({ dataDir });
  if (!started.ok) throw new Error(`no PostgreSQL for tests: ${started.error.detail ?? started.error.code}`);
  return {
    env: { ALONGSIDE_TEST_POSTGRES: JSON.stringify(started.value.address) },
    stop: async () => {
      await started.value.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arch, platform } from 'node:process';
import { after, test } from 'node:test';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { findIdentity, type Identity } from './identity.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'alongside-identity-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const isRoot = process.getuid?.() === 0;
const cluster = join(dataDir, 'postgres');

const identityOf = (more: Parameters<typeof findIdentity>[2] = {}): Identity => {
  const binaries = findBinaries(platform, arch);
  assert.ok(binaries.ok);
  const found = findIdentity(binaries.value, dataDir, more);
  if (!found.ok) assert.fail(JSON.stringify(found.error));
  return found.value;
};
const canRead = (identity: Identity): boolean => {
  const { file, args, options } = identity.command(identity.binaries.postgres, ['-C', 'port', '-D', cluster]);
  return spawnSync(file, args, { ...options, cwd: '/' }).status === 0;
};

test('whoever is not root runs PostgreSQL as themselves', () => {
  assert.equal(identityOf({ uid: 1000 }).how, 'own');
});

test('root runs it as another user, with or without namespaces, and a folder stays usable through a change', () => {
  if (!isRoot) {
    assert.equal(identityOf().how, 'own');
    return;
  }
  // Made with namespaces where the system lets root have them.
  const first = identityOf();
  assert.deepEqual(ensureCluster(cluster, first), { ok: true, value: 'made' });
  assert.ok(canRead(first));
  // Moved to a container that refuses them.
  const refused = identityOf({ namespaces: () => false });
  assert.equal(refused.how, 'switched');
  assert.ok(canRead(refused));
  const owner = statSync(cluster).uid;
  assert.notEqual(owner, 0);
  // Moved back: it goes on belonging to that user.
  const back = identityOf();
  assert.equal(back.how, 'switched');
  assert.ok(canRead(back));
  assert.equal(statSync(cluster).uid, owner);
});

// Plain JavaScript that runs on Node 20: two starts at once do not install over each other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './root.mjs';

/** Does the work when no other process is at work of this name; waits for one that is. */
export const oneAtATime = async (name, work) => {
  const folder = join(root, '.runtime');
  const lock = join(folder, `${name}.lock`);
  mkdirSync(folder, { recursive: true });
  for (let told = false; !take(lock); told = true) {
    if (!told) console.log('Another start is bringing what is missing; waiting for it.');
    await wait(250);
  }
  const free = () => rmSync(lock, { force: true });
  process.on('exit', free);
  try {
    return await work();
  } finally {
    process.off('exit', free);
    free();
  }
};

const take = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  // Whoever held it was killed: the next try takes it.
  if (!isAlive(lock)) rmSync(lock, { force: true });
  return false;
};

const isAlive = (lock) => {
  let pid;
  try {
    pid = Number(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Gone meanwhile, or not written yet: look again. EPERM: alive, of another user.
    return error.code === 'EPERM' || pid === 0;
  }
};

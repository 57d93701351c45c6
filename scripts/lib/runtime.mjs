// Plain JavaScript that runs on Node 20: finds, or brings, the Node this project is pinned to.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { readJson, root } from './root.mjs';

const { config, engines } = readJson('package.json');
const [leastMajor, leastMinor] = engines.node
  .replace(/[^0-9.]/g, '')
  .split('.')
  .map(Number);
const system = process.platform === 'win32' ? 'win' : process.platform;
const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** Path of a Node new enough for this project: the running one, else the pinned one from the npm package. */
export const ensureNode = async () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  const home = join(root, '.runtime', `node-${config.node}`);
  const binary = join(home, program);
  if (!existsSync(binary)) await oneAtATime('node', () => fetchNode(home, binary));
  return binary;
};

/** Only the program is kept: headers and manuals would double the size at rest. */
const fetchNode = async (home, binary) => {
  if (existsSync(binary)) return;
  console.log(
    `This is Node ${process.versions.node}; fetching Node ${config.node} from npm, once: some 45 MB.`,
  );
  const name = `node-${system}-${process.arch}`;
  const scratch = join(root, '.runtime', 'fetching');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  await npm(['install', '--prefix', scratch, '--no-save', `${name}@${config.node}`]);
  mkdirSync(home, { recursive: true });
  renameSync(join(scratch, 'node_modules', name, 'bin', program), binary);
  rmSync(scratch, { recursive: true, force: true });
};

/** Runs a TypeScript or JavaScript file with the pinned Node and ends with its exit code. */
export const handOver = async (file, args, { flags = [] } = {}) => {
  const node = await ensureNode();
  const child = spawn(node, [...flags, join(root, file), ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the whole group in a terminal; from elsewhere it may reach this process alone. Twice does no harm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
};

/** npm passes signals on to its shell, and some shells end without passing them on to us: whoever started us is gone. */
const whenOrphaned = (act) => {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 200);
  watch.unref();
};

// Plain JavaScript that runs on Node 20: finds, or brings, the Node this project is pinned to.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pinned = manifest.config.node;
const [leastMajor, leastMinor] = manifest.engines.node
  .replace(/[^0-9.]/g, '')
  .split('.')
  .map(Number);

/** Path of a Node new enough for this project: the running one, else the pinned one from the npm package. */
export const ensureNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  const home = join(root, '.runtime', `node-${pinned}`);
  const binary = join(home, process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  console.log(`This is Node ${process.versions.node}; fetching Node ${pinned} from npm, once.`);
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const scratch = join(root, '.runtime', `fetch-${process.pid}`);
  mkdirSync(scratch, { recursive: true });
  npm([
    'install',
    '--prefix',
    scratch,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `${name}@${pinned}`,
  ]);
  mkdirSync(home, { recursive: true });
  // Only the binary is kept: headers and manuals would double the size at rest.
  renameSync(
    join(scratch, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    binary,
  );
  rmSync(scratch, { recursive: true, force: true });
  return binary;
};

/** Installs what the lockfile names when it is not there yet. `dev` also brings the tools for tests. */
export const ensurePackages = ({ dev }) => {
  const wanted = dev
    ? ['fastify', 'typescript', '@biomejs/biome', 'playwright-core']
    : ['fastify', 'pg', 'esbuild'];
  if (wanted.every((name) => existsSync(join(root, 'node_modules', name, 'package.json')))) return;
  console.log('Installing packages, once.');
  npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', ...(dev ? [] : ['--omit=dev'])]);
};

/** Runs a TypeScript or JavaScript file with the pinned Node and ends with its exit code. */
export const handOver = (file, args, { env = {}, flags = [] } = {}) => {
  const child = spawn(ensureNode(), [...flags, join(root, file), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // The terminal sends Ctrl-C to the whole group; only signals sent to this process alone are passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
};

const npm = (args) => {
  const result = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(`"npm ${args.join(' ')}" failed. Check the network connection and try again.`);
    process.exit(1);
  }
};

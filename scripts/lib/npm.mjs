// Plain JavaScript that runs on Node 20: npm, quiet, and with words for what can go wrong.
import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** Runs npm in the project's folder. Ends the process, with what to do, when npm fails. */
export const npm = async (args) => {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts', '--no-engine-strict'];
  // Two short tries more: someone sits before it and waits.
  const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
  const { code, said } = await run([...args, ...quiet, ...retries]);
  if (code === 0) return;
  console.error(explain(args[0], said));
  process.exit(1);
};

/** npm may not be on the PATH of the person who started us through it. */
const run = (args) => {
  const own = process.env.npm_execpath;
  const [file, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const child = spawn(file, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32' && file === 'npm',
  });
  const stop = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, stop);
      if (signal !== null) process.exit(130);
      resolve({ code, said });
    });
  });
};

/** What happened, what to do, and npm's own first words for whoever helps. */
const explain = (command, said) => {
  const [what, action] = reasons.find(([pattern]) => pattern.test(said))?.slice(1) ?? [
    `"npm ${command}" failed.`,
    'Nothing was started. Try again; the lines below say what npm met.',
  ];
  const words = said
    .split('\n')
    .filter((line) => /^npm error (?! *at )/.test(line) && !line.includes('complete log'))
    .map((line) => `  ${line.slice('npm error '.length)}`);
  return [what, action, ...words.slice(0, 6)].join('\n');
};

const reasons = [
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|network/i,
    'The package registry cannot be reached, and something that Alongside needs is not here yet.',
    'Connect to the Internet and run the same command again. This is needed once; afterwards it starts without.',
  ],
  [/ENOSPC/, 'The disk is full.', 'Free about 500 MB and run the same command again.'],
  [
    /EACCES|EPERM|EROFS/,
    "This user may not write in the program's folder.",
    'Run it as the user who owns the folder, or copy the folder to a place of your own.',
  ],
  [
    /ENOENT.*npm|spawn npm/,
    'npm was not found.',
    'Install Node with npm from https://nodejs.org and run the same command again.',
  ],
];

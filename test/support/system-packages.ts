/** Programs that tests need and npm does not bring. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** By name, with the packages of Debian and Ubuntu that bring each. */
const packagesOf = {
  chromium: ['chromium'],
  // The same Chromium without its own windows and menus, which no test looks at: two thirds of the work.
  'chromium-headless-shell': ['chromium-headless-shell'],
  certutil: ['libnss3-tools'],
  cc: ['gcc', 'libc6-dev'],
  openssl: ['openssl'],
  firefox: ['firefox-esr'],
  WebKitWebDriver: ['webkit2gtk-driver'],
  'xvfb-run': ['xvfb', 'xauth'],
  wapiti: ['wapiti'],
} as const;
export type Program = keyof typeof packagesOf;

const chromiums = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const firefoxes = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Where a program is; undefined when it is not there. */
const find = (program: Program): string | undefined => {
  if (program === 'chromium') return process.env['CHROMIUM'] ?? chromiums.find((path) => existsSync(path));
  if (program === 'chromium-headless-shell')
    return ['/usr/bin/chromium-headless-shell'].find((path) => existsSync(path));
  if (program === 'firefox') return process.env['FIREFOX'] ?? firefoxes.find((path) => existsSync(path));
  // These two take no `--version`.
  if (program === 'WebKitWebDriver' || program === 'xvfb-run')
    return ['/usr/bin', '/usr/local/bin']
      .map((folder) => `${folder}/${program}`)
      .find((path) => existsSync(path));
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined ? program : undefined;
};

/** The path or the name to call a program by. Brings it where that is allowed, or throws and says what to install. */
export const needProgram = (program: Program): string => {
  const there = find(program);
  if (there !== undefined) return there;
  bring([program]);
  const brought = find(program);
  if (brought !== undefined) return brought;
  const elsewhere: Partial<Record<Program, string>> = {
    chromium: ' Elsewhere install Chromium or Chrome and set CHROMIUM to its path.',
    firefox: ' Elsewhere install Firefox and set FIREFOX to its path.',
  };
  const own = elsewhere[program] ?? '';
  throw new Error(
    `The tests need ${program}. On Debian or Ubuntu: sudo apt-get install ${packagesOf[program].join(' ')}.${own}`,
  );
};

/** The Chromium that tests drive: the lighter build where it is there, else the whole one. CHROMIUM names another. */
export const chromiumOfTests = (): string =>
  process.env['CHROMIUM'] ?? find('chromium-headless-shell') ?? needProgram('chromium');

/** What `npm test` does without: only a command of its own needs it. */
const seldom: ReadonlySet<Program> = new Set(['wapiti']);

/** Brings all that is missing, once for a whole run: two files that did so at once would be in each other's way. */
export const bringPrograms = (): void =>
  bring(
    (Object.keys(packagesOf) as Program[]).filter(
      (program) => !seldom.has(program) && find(program) === undefined,
    ),
  );

/** Through apt, as root: in a container, on a build machine. Elsewhere nothing happens. */
const bring = (programs: readonly Program[]): void => {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (programs.length === 0 || !isRoot || !existsSync('/usr/bin/apt-get')) return;
  const packages = programs.flatMap((program) => packagesOf[program]);
  console.log(`Installing through apt, once: ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], { stdio: 'inherit', env }).status === 0;
  const install = (): boolean => apt('install', '-y', '--no-install-recommends', ...packages);
  // A fresh system has no list of packages yet.
  if (!install() && apt('update')) install();
};

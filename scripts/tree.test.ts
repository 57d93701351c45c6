import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root });

test('every room is described in ARCHITECTURE.md', () => {
  const plan = read('ARCHITECTURE.md');
  const rooms = new Set(
    sources.map((file) => file.split(sep)[1] ?? '').filter((room) => !room.endsWith('.ts')),
  );
  assert.deepEqual(
    [...rooms].filter((room) => !plan.includes(`| \`${room}/\` `)),
    [],
  );
});

test('the files that are begun first are there', () => {
  const slowest: readonly string[] = JSON.parse(read('scripts/slowest.json'));
  assert.deepEqual(
    slowest.filter((file) => !existsSync(join(root, file))),
    [],
  );
});

test('the lockfile holds no download addresses', () => {
  assert.equal(/"resolved": *"http/.test(read('package-lock.json')), false);
});

test('the lockfile names every package of every platform: "npm ci" refuses one that does not', () => {
  interface Locked {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, which ${path} needs`),
  );
  assert.deepEqual(missing, []);
});

/** Node looks for a package beside the one that needs it, then in each folder above. */
const isLocked = (packages: Readonly<Record<string, object>>, path: string, name: string): boolean => {
  for (let place = path; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const prefix = place === '' ? '' : `${place}/`;
    if (Object.hasOwn(packages, `${prefix}node_modules/${name}`)) return true;
    if (place === '') return false;
  }
};

test('no test depends on how busy the machine is, or on chance: waits and limits come from patience.ts, seeds are pinned', () => {
  const tests = globSync(
    ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    {
      cwd: root,
    },
  ).filter((file) => file !== join('scripts', 'tree.test.ts'));
  assert.ok(tests.length > 100);
  const waits =
    /waitForTimeout\(|timers\/promises|setTimeout\([^()]*, ?[\d_]+\)|timeout: [\d_]+|setDefaultTimeout\([\d_]+|pg_sleep\(0/g;
  const chance = /Math\.random|randomBytes/g;
  const times = (text: string, what: RegExp): number => [...text.matchAll(what)].length;
  const found = tests.flatMap((file) => {
    const text = read(file);
    const isSeeded = times(text, /fc\.assert\(/g) <= times(text, /\bseed(?=[:,]| \})/g);
    return [
      ...[...text.matchAll(waits), ...text.matchAll(chance)].map(([what]) => `${file}: ${what}`),
      ...(isSeeded ? [] : [`${file}: a property without a seed`]),
    ];
  });
  assert.deepEqual(found, []);
});

test('days are reckoned in one place, and so are the pauses after failures', () => {
  // A package that imports nothing, and what reads days as other people write them.
  const own = /^src\/(impact|sheets\/(read|reading|mapping))\/|\.test\.tsx?$|fixtures/;
  const places: readonly (readonly [RegExp, readonly string[]])[] = [
    [
      /\b86_?400_?000\b|24 \* 3_?600_?000|24 \* 60 \* 60|T00:00:00Z`\)|toISOString\(\)\.slice\(0, 10\)|getUTCDay/,
      ['src/log/calendar.ts'],
    ],
    [/Math\.min\([^;]*2 \*\* /, ['src/log/backoff.ts']],
  ];
  for (const [what, where] of places) {
    const found = sources
      .map((file) => file.replaceAll(sep, '/'))
      .filter((file) => !own.test(file) && what.test(read(file)));
    assert.deepEqual(found, where, String(what));
  }
});

test('every file that a comment or a document names is there', () => {
  const files = globSync(['*.md', '{docs,src,test,scripts,bench,.ci}/**/*'], { cwd: root }).map((file) =>
    file.replaceAll(sep, '/'),
  );
  const isThere = (name: string): boolean =>
    files.some((file) => file === name || file.endsWith(`/${name}`)) || allowed.has(name);
  const named = files
    .filter((file) => /\.(tsx?|md|css)$/.test(file) && !file.startsWith('scripts/walls/'))
    .flatMap((file) =>
      [
        ...proseOf(file).matchAll(
          /(?<![\w*{}/.-])((?:[\w-]+\/)*[\w-]+(?:\.test)?\.(?:ts|tsx|mjs|md|css|po))\b/g,
        ),
      ].map((match) => ({ file, name: match[1] ?? '' })),
    );
  assert.ok(named.length > 50);
  assert.deepEqual(
    named.filter(({ name }) => !isThere(name)).map(({ file, name }) => `${file} names ${name}`),
    [],
  );
});

/** Names that stand for any. */
const allowed: ReadonlySet<string> = new Set(['room/file.ts', 'program.ts', 'server.ts', 'look.css']);

/** A document whole; of code its comments. */
const proseOf = (file: string): string => {
  const text = read(file);
  return file.endsWith('.md') ? text : (text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g) ?? []).join('\n');
};

test('the files whose functions may be long are there and still have one that is: the list only grows shorter', () => {
  const { linter, overrides } = JSON.parse(read('biome.json')) as BiomeSettings;
  const rules = { complexity: { [longFunctions]: linter.rules.complexity[longFunctions] } };
  const exempt = overrides
    .filter((each) => each.linter?.rules?.complexity?.[longFunctions] === 'off')
    .flatMap(({ includes }) => includes);
  assert.deepEqual(
    exempt.filter((file) => !existsSync(join(root, file))),
    [],
  );
  const folder = mkdtempSync(join(tmpdir(), 'alongside-lint-'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ linter: { rules } }));
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      `--only=complexity/${longFunctions}`,
      `--config-path=${folder}`,
      '--reporter=json',
      '--max-diagnostics=none',
      ...exempt,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  const long = new Set(
    (JSON.parse(stdout) as BiomeReport).diagnostics.map(({ location }) => location.path.replaceAll(sep, '/')),
  );
  assert.deepEqual(
    exempt.filter((file) => !long.has(file)),
    [],
    'take these out of the list in biome.json',
  );
});

const longFunctions = 'noExcessiveLinesPerFunction';

interface BiomeSettings {
  readonly linter: { readonly rules: { readonly complexity: Readonly<Record<string, unknown>> } };
  readonly overrides: readonly {
    readonly includes: readonly string[];
    readonly linter?: { readonly rules?: { readonly complexity?: Readonly<Record<string, unknown>> } };
  }[];
}

interface BiomeReport {
  readonly diagnostics: readonly { readonly location: { readonly path: string } }[];
}

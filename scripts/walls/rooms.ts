/**
 * The walls of the house, once: which room stands above which, and on which side of the wire a file runs. check.ts holds
 * every import against it (`npm run check`, and walls.test.ts); ARCHITECTURE.md describes it in words.
 */

/** The folders of src/, from the roof down. A room imports itself and rooms below it, nothing else. */
export const order: readonly string[] = [
  'cli',
  'build',
  'sample',
  'server',
  'app',
  'sheets',
  'programs',
  'people',
  'community',
  'visits',
  'stock',
  'public',
  'contract',
  'report',
  'vault',
  'codes',
  'kit',
  'database',
  'catalog',
  'attachments',
  'log',
  'impact',
];

/** Rooms whose folders never import each other: what two of them share is below them. */
export const apart: readonly string[] = ['programs', 'community'];

/**
 * Where a file may run. `pure` runs everywhere and may use neither Node nor the page; `server` may use Node and the
 * database; `page` the browser and the kit. Server and page import pure files and their own, never each other.
 */
export type Side = 'pure' | 'server' | 'page';

/** The side of each path below src/: the first line that fits tells. Tests may be of any side. */
export const sides: readonly (readonly [path: RegExp, side: Side])[] = [
  [
    /^sheets\/(mapping\/(mapping|use|list)\.ts|private\/|reading\/(item-meaning|plain|sizes|voided)\.ts|read\/(oddity|delimiter)\.ts)/,
    'pure',
  ],
  [/^(cli|build|sample|server|database|sheets|public)\//, 'server'],
  [/^app\/boot\/texts\.ts$/, 'pure'],
  [/^kit\/(words\/[\w-]+\.ts|(recorder|feedback)\.ts|style\/tokens\.css)$/, 'pure'],
  [/^(app|kit)\//, 'page'],
  [/^impact\/(faces\/terminal|validate\/main\.ts|micro\/adapters\/node-)/, 'server'],
  [/^(programs|community|visits|people|stock)\/(.+\/)?screens\//, 'page'],
  [
    /^(programs|community|visits|people|stock)\/(.+\/)?(tables|report|indicators|series|server|public)(\/|\.ts$)/,
    'server',
  ],
  [/^report\/server\//, 'server'],
  [/^/, 'pure'],
];

/** Packages that every side may use: they run everywhere and know neither Node nor the page. */
export const purePackages: readonly RegExp[] = [
  /^valibot$/,
  /^@noble\/hashes\//,
  /^@lingui\//,
  /^fflate$/,
  /^uqr$/,
];
/** Packages that only the vault uses: nothing else calls a cipher. */
export const vaultPackages: readonly RegExp[] = [
  /^@noble\/(ciphers|curves)\//,
  /^@scure\/bip39/,
  /^hash-wasm$/,
];
/** Packages, and modules the build makes, that only the page uses. The server may use all others that package.json names. */
export const pagePackages: readonly RegExp[] = [
  /^preact(\/|$)/,
  /^write-excel-file\/browser$/,
  /^words:/,
  /^programs:/,
  /^languages:/,
];

/**
 * Who may import whom, as ARCHITECTURE.md has it. A module belongs to the first room that matches its path; one that matches none is
 * unclassified and fails. `mayImport` names other rooms (a room may always import itself, except where `isSplit` says that its parts are
 * strangers); `mayImportTypesOf` allows `import type` only; `packages` are the allowed names from node_modules and `node:`.
 */
export type Room = {
  readonly name: string;
  readonly path: RegExp;
  readonly mayImport: readonly string[];
  readonly mayImportTypesOf?: readonly string[];
  readonly packages: readonly RegExp[];
  /** Modules whose first captured group differs do not import each other. */
  readonly isSplit?: boolean;
};

const NODE = /^node:/;
const ANY_PACKAGE = /^(?!node:|electron$)/;
const ANY_BUT_ELECTRON = /^(?!electron$)/;

/** Engines from the simplest to those built on others: each may import those before it, so that none leans on two sides of itself. */
const ENGINE_ORDER = [
  'common',
  'payee',
  'sample',
  'import',
  'identity',
  'coverage',
  'currency',
  'transfers',
  'categorise',
  'obligations',
  'records',
  'recurring',
  'delays',
  'matching',
  'series',
  'forecast',
  'scenario',
  'accuracy',
  'runway',
  'detection',
  'preparation',
  'execution',
  'report',
];

/**
 * Engines over a handful of rows, microseconds each, whose result belongs into the very transaction that asks: what an agreement falls due on, how a
 * payment divides, what an amount is worth. Features call these; everything heavier runs in the worker.
 */
const LIGHT_ENGINES = ['payee', 'obligations', 'currency'].map((engine) => `engine/${engine}`);

/** Libraries that turn bytes into text and text into cells: pure as the engines are. No other engine needs a library. */
const ENGINE_PACKAGES: Readonly<Record<string, readonly RegExp[]>> = {
  import: [/^iconv-lite$/, /^fast-xml-parser$/, /^fflate$/, /^papaparse$/],
  currency: [/^fast-xml-parser$/, /^fflate$/],
};

const DOMAIN = ['result', 'domain'];
const SHARED = [...DOMAIN, 'contract'];
const ENGINES = ENGINE_ORDER.map((engine) => `engine/${engine}`);

const engineRooms: readonly Room[] = ENGINE_ORDER.map((engine, index) => ({
  name: `engine/${engine}`,
  path: new RegExp(`^src-main/engine/${engine}/`),
  mayImport: [...DOMAIN, ...ENGINES.slice(0, index)],
  packages: ENGINE_PACKAGES[engine] ?? [],
}));

export const ROOMS: readonly Room[] = [
  { name: 'result', path: /^src-shared\/result\//, mayImport: [], packages: [] },
  { name: 'domain', path: /^src-shared\/domain\//, mayImport: ['result'], packages: [] },
  { name: 'contract', path: /^src-shared\/contract\//, mayImport: DOMAIN, packages: [/^zod$/, /^@orpc\/contract$/] },
  ...engineRooms,
  { name: 'platform', path: /^src-main\/platform\//, mayImport: SHARED, packages: [ANY_BUT_ELECTRON] },
  {
    name: 'database',
    path: /^src-main\/database\//,
    mayImport: [...SHARED, 'platform', 'migrations'],
    packages: [/^kysely/, /^better-sqlite3$/, /^@node-rs\/argon2$/, NODE],
  },
  { name: 'worker subject', path: /^src-main\/worker\/job-subject\.ts$/, mayImport: DOMAIN, packages: [] },
  {
    name: 'worker contact',
    path: /^src-main\/worker\/(client|lanes|protocol)[^/]*\.ts$/,
    mayImport: [...SHARED, 'platform', 'worker contact'],
    mayImportTypesOf: ['worker jobs'],
    packages: [NODE],
  },
  {
    name: 'worker jobs',
    path: /^src-main\/worker\/(jobs\/|job-context\.ts$)/,
    mayImport: [...SHARED, ...ENGINES, 'features', 'audit', 'database', 'platform', 'worker subject'],
    packages: [ANY_BUT_ELECTRON],
  },
  {
    name: 'worker entry',
    path: /^src-main\/worker\/(entry|run-job)\.ts$/,
    mayImport: [...SHARED, 'worker jobs', 'worker contact', 'database', 'platform', 'audit', 'engine/common'],
    packages: [NODE],
  },
  // Every change writes its entry, on either connection: the one feature that all the others and the worker know.
  {
    name: 'audit',
    path: /^src-main\/features\/audit\//,
    mayImport: [...SHARED, 'features', 'database', 'platform', 'worker contact'],
    mayImportTypesOf: ENGINES,
    packages: [ANY_BUT_ELECTRON],
  },
  {
    name: 'features',
    path: /^src-main\/features\//,
    mayImport: [...SHARED, ...LIGHT_ENGINES, 'audit', 'database', 'platform', 'worker contact', 'worker subject', 'rails'],
    mayImportTypesOf: ['app types', 'worker jobs', ...ENGINES],
    packages: [ANY_BUT_ELECTRON],
  },
  { name: 'rails', path: /^src-main\/rails\/([^/]+)\//, mayImport: [...SHARED, 'platform'], packages: [ANY_PACKAGE, NODE], isSplit: true },
  { name: 'app types', path: /^src-main\/app\/app\.ts$/, mayImport: [...SHARED, 'platform'], packages: [/^@orpc\/server/] },
  {
    name: 'app',
    path: /^src-main\/app\//,
    mayImport: [...SHARED, 'app types', 'audit', 'features', 'database', 'platform', 'worker contact'],
    packages: [ANY_BUT_ELECTRON],
  },
  {
    name: 'electron',
    path: /^src-main\/electron\//,
    mayImport: [...SHARED, 'app', 'app types', 'platform'],
    packages: [/^electron$/, NODE, /^@orpc\/server/],
  },
  { name: 'server', path: /^src-main\/server\//, mayImport: [...SHARED, 'app', 'app types', 'platform'], packages: [ANY_BUT_ELECTRON] },
  // `tamio serve` is the browser host, started from the command line.
  { name: 'cli', path: /^src-main\/cli\//, mayImport: [...SHARED, 'app', 'app types', 'platform', 'server'], packages: [ANY_BUT_ELECTRON] },
  { name: 'migrations', path: /^migrations\//, mayImport: [], packages: [/^kysely/] },
  { name: 'pages', path: /^src-renderer\/pages\/([^/]+)\//, mayImport: [...SHARED, 'renderer'], packages: [ANY_PACKAGE], isSplit: true },
  // The shell's routes load the pages; everything else of the page is below them.
  {
    name: 'routes',
    path: /^src-renderer\/app\/(routes|main|application|shell)\.tsx$/,
    mayImport: [...SHARED, 'renderer', 'pages'],
    packages: [ANY_PACKAGE],
  },
  { name: 'renderer', path: /^src-renderer\/((app|components|charts|stores|format)\/|client\.ts$)/, mayImport: SHARED, packages: [ANY_PACKAGE] },
];

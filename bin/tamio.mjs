#!/usr/bin/env node
// Starts the command line. Plain JavaScript that old versions of Node can read: below 24 the database library would crash the process without a
// word, so there the Node that comes with the project takes over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const commandLine = join(root, 'out', 'main', 'cli.js');
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const isOldNode = Number.parseInt(process.versions.node, 10) < 24;

if (isOldNode && !existsSync(ownNode)) {
  process.stderr.write(`Tamio needs Node 24 or newer (this is ${process.versions.node}): run "npm ci" in ${root}, which brings its own.\n`);
  process.exit(1);
}

if (isOldNode) continueWithOwnNode();
else await start();

function continueWithOwnNode() {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both of us; what is sent to this process alone has to be passed on.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`Tamio could not be started: ${error.message}.\n`);
    process.exit(1);
  });
  // A shell reports a process ended by a signal as 128 + its number.
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

async function start() {
  if (!existsSync(commandLine)) {
    process.stderr.write('Tamio is not built yet; building it now.\n');
    const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { cwd: root, stdio: ['ignore', 2, 2] });
    if (built.status !== 0 || !existsSync(commandLine)) {
      process.stderr.write(`Tamio could not be built: run "npm ci" in ${root} and try again.\n`);
      process.exit(1);
    }
  }
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(join(root, 'node_modules', '.cache', 'tamio'));
  await import(pathToFileURL(commandLine).href);
}

import { buildAll } from './support/build.ts';

const { missing, durationMs } = await buildAll().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
if (missing.length > 0) {
  console.error(`Not built, because these files are missing: ${missing.join(', ')}.`);
  process.exitCode = 1;
} else {
  console.error(`Built out/ in ${(durationMs / 1000).toFixed(1)} s.`);
}

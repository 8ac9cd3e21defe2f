import { chooseSteps, STEPS, type StepResult } from './support/steps.ts';

/** `npm test` runs everything; `npm test -- unit lint` runs these steps. The last line is the count of the whole run. */
const steps = chooseSteps(process.argv.slice(2));
if (steps === null) {
  console.error(`There is no such step: choose from ${STEPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results: StepResult[] = [];
for (const { name, run } of steps) {
  const result = await run();
  results.push(result);
  const counts = [
    `${result.passed} passed`,
    ...(result.failed > 0 ? [`${result.failed} FAILED`] : []),
    ...(result.skipped.length > 0 ? [`${result.skipped.length} skipped`] : []),
  ];
  console.log(`${name.padEnd(14)}${`${(result.durationMs / 1000).toFixed(1)} s`.padStart(9)}   ${counts.join(', ')}`);
  if (result.failed > 0) console.log(`\n${result.output}`);
}

const total = (count: (result: StepResult) => number): number => results.reduce((sum, result) => sum + count(result), 0);
const skipped = results.flatMap((result) => result.skipped);
for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason})`);
const failed = total((result) => result.failed);
console.log(`${total((result) => result.passed)} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

import { isAppError } from '../../src-shared/result/app-error.ts';
import { USAGE, UsageError } from './usage.ts';

type Command = (argv: readonly string[]) => Promise<void>;

/** Each command loads its code when it is called: starting must not wait for what is not used. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./commands/import.ts')).runImport,
  forecast: async () => (await import('./commands/forecast.ts')).runForecast,
  pipeline: async () => (await import('./commands/pipeline.ts')).runPipeline,
  report: async () => (await import('./commands/report.ts')).runReport,
  verify: async () => (await import('./commands/verify.ts')).runVerify,
  backup: async () => (await import('./commands/backup.ts')).runBackup,
  restore: async () => (await import('./commands/backup.ts')).runRestore,
  call: async () => (await import('./commands/call.ts')).runCall,
  serve: async () => (await import('./commands/serve.ts')).runServe,
};

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  try {
    const load = COMMANDS[name];
    if (load === undefined) throw new UsageError(`there is no command "${name}"`);
    const command = await load();
    await command(rest);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`tamio: ${oneLine(error.message)}. See "tamio help".\n`);
      return 2;
    }
    const sentence = isAppError(error)
      ? error.message
      : `Something went wrong inside Tamio: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`tamio: ${oneLine(sentence)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));

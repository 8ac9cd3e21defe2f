import { readArguments } from '../options.ts';
import { UsageError } from '../usage.ts';

export async function runServe(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, ['port']);
  const text = args.text('port');
  const port = text === undefined ? undefined : Number(text);
  if (port !== undefined && (!Number.isInteger(port) || port < 0 || port > 65_535)) throw new UsageError('--port takes a number from 0 to 65535');
  const { dataFolder, passphrase, userName } = args.global;
  const { serve } = await import('../../server/serve.ts');
  const serving = await serve({ dataFolder, port, passphrase, userName });
  await serving.closed;
}

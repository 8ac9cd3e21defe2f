import { resolve } from 'node:path';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { holdsBooks, restoreFolder } from '../../app/data-folders.ts';
import { readArguments } from '../options.ts';
import { printResult } from '../print.ts';
import { inSession } from '../session.ts';
import { UsageError } from '../usage.ts';

export async function runBackup(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, []);
  const [file, ...more] = args.words;
  if (more.length > 0) throw new UsageError('backup takes one FILE at most');
  const { dataFolder, passphrase } = args.global;
  if (!holdsBooks(dataFolder)) throw new AppError('NOT_FOUND', `There are no books in ${dataFolder}, so there is nothing to back up.`);
  const made = await inSession(args.global, { whenEmpty: 'vanish', business: 'any' }, (session) =>
    session.client.backups.create({ ...(file === undefined ? {} : { file: resolve(file) }), ...(passphrase === undefined ? {} : { passphrase }) }),
  );
  await printResult(args.global.isJson ? JSON.stringify(made) : `${made.path}: ${made.sizeBytes} bytes, verified by opening it`);
}

export async function runRestore(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, ['recovery-key']);
  const [file, ...more] = args.words;
  if (file === undefined || more.length > 0) throw new UsageError('restore takes one FILE');
  const recoveryKey = args.text('recovery-key');
  const { dataFolder, passphrase, isJson } = args.global;
  const restored = await restoreFolder({ file: resolve(file), dir: dataFolder, passphrase, recoveryKey });
  const kept = restored.replacedFolder === null ? '' : ` What was there before is kept in ${restored.replacedFolder}.`;
  await printResult(isJson ? JSON.stringify(restored) : `Restored the backup of ${restored.createdAt} into ${dataFolder}.${kept}`);
}

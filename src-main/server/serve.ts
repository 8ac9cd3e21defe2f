import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/result/app-error.ts';
import { createApp } from '../app/create-app.ts';
import { rendererFolder, workerUrl } from '../platform/built-files.ts';
import { onStopSignal, offerFreshAddresses } from './terminal.ts';
import { startServer } from './start-server.ts';

export type ServeOptions = {
  readonly dataFolder: string;
  readonly port?: number | undefined;
  readonly passphrase?: string | undefined;
  readonly userName?: string | undefined;
  /** Where the address is told; standard output by default. */
  readonly print?: (line: string) => void;
};

export type Serving = {
  /** Lets one browser in, once. */
  readonly url: string;
  /** Settles when the server has stopped, by `close` or by a signal. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
};

/** The application in the browser: opens the books, serves them on loopback, tells the address, and ends cleanly on Ctrl+C or a termination signal. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const print = options.print ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const page = rendererFolder(import.meta.url);
  if (!existsSync(join(page, 'index.html'))) throw new AppError('FILE_NOT_FOUND', 'The pages of Tamio are not built yet: run "npm run build".');
  const app = await createApp({
    dataFolder: options.dataFolder,
    host: 'browser',
    passphrase: options.passphrase,
    userName: options.userName,
    isScheduled: true,
    workerUrl: workerUrl(import.meta.url),
  });
  const server = await startServer({ app, rendererFolder: page, port: options.port }).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });

  if (app.recoveryKey !== null) {
    process.stderr.write(`Recovery key, shown only now; write it down and keep it apart from this computer: ${app.recoveryKey}\n`);
  }
  const stopped = Promise.withResolvers<void>();
  const stopOffering = offerFreshAddresses(() => print(`A fresh address: ${server.issueUrl()}`));
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      stopOffering();
      stopListening();
      await server.close();
      await app.close();
    })().then(stopped.resolve, stopped.reject);
    return stopped.promise;
  };
  const stopListening = onStopSignal(() => void close());
  // Told last: whoever reads the address may send a signal at once.
  const url = server.issueUrl();
  print(`Tamio is open at ${url}`);
  return { url, closed: stopped.promise, close };
}

import { currencyCode } from '../../src-shared/domain/money/currency.ts';
import { createRouterClient, ORPCError } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../src-shared/contract/index.ts';
import type { CallContext } from '../app/app.ts';
import { createApp } from '../app/create-app.ts';
import { discardFolder, holdsBooks } from '../app/data-folders.ts';
import { workerUrl } from '../platform/built-files.ts';
import { APP_ERROR_CODES, AppError } from '../../src-shared/result/app-error.ts';
import type { GlobalOptions } from './options.ts';
import { UsageError } from './usage.ts';

export type Client = ContractRouterClient<Contract>;

export type Session = {
  readonly client: Client;
  /** Input that every call of a business takes: which one, and as of which day. */
  readonly where: { businessId?: number; asOf?: GlobalOptions['asOf'] };
  /** Aborted when the person presses Ctrl+C. */
  readonly signal: AbortSignal;
};

const CONTEXT: CallContext = { host: 'cli', mayReadPaths: true };

/** Says something beside the result: standard output carries only the result. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

async function findBusiness(client: Client, name: string | undefined, mustChoose: boolean): Promise<number | undefined> {
  const all = await client.businesses.list();
  if (name === undefined) {
    if (all.length > 1 && !mustChoose) return undefined;
    if (all.length > 1)
      throw new UsageError(`there are several businesses, so name one with --business: ${all.map((business) => business.name).join(', ')}`);
    return all[0]?.id;
  }
  const known = all.find((business) => business.name.toLowerCase() === name.toLowerCase());
  if (known === undefined && all.length > 0)
    throw new UsageError(`there is no business called ${name}; there are: ${all.map((business) => business.name).join(', ')}`);
  return known?.id;
}

export type OpenOptions = {
  /** What the command may do in a folder that holds no books: make them there, or work in a folder that vanishes afterwards. */
  readonly whenEmpty: 'create' | 'vanish';
  /**
   * `given`: the command works in a business, named or the only one; `any`: it works in the whole file and a business may be named; a currency: in a
   * business that is made with it when there is none.
   */
  readonly business: 'given' | 'any' | { readonly currency: string };
};

/** An expected failure of a procedure as the AppError it was; wrong input as a sentence that names what is wrong. */
function toAppError(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error;
  const { code, message } = error as ORPCError<string, unknown>;
  const data = error.data as { code?: string; issues?: readonly { path?: readonly PropertyKey[]; message: string }[] } | undefined;
  if (code === 'BAD_REQUEST' && data?.issues !== undefined) {
    const issues = data.issues.map((issue) => `${(issue.path ?? []).map(String).join('.') || 'input'}: ${issue.message}`);
    return new AppError('INVALID_INPUT', `The input does not fit: ${issues.join('; ')}.`);
  }
  const known = APP_ERROR_CODES.find((candidate) => candidate === data?.code);
  return new AppError(known ?? 'INTERNAL', message);
}

async function enterBusiness(
  client: Client,
  global: GlobalOptions,
  wanted: { currency: string; announce: (sentence: string) => void },
): Promise<number> {
  const known = await findBusiness(client, global.business, true);
  if (known !== undefined) return known;
  const name = global.business ?? 'My business';
  const made = await client.businesses.create({ name, baseCurrency: currencyCode(wanted.currency) });
  wanted.announce(`Created the business ${made.name} (${made.baseCurrency}).`);
  return made.id;
}

/** Opens the books for one command, runs it and closes them. A command that made the folder and then failed takes it back. */
export async function inSession<T>(global: GlobalOptions, options: OpenOptions, work: (session: Session) => Promise<T>): Promise<T> {
  const isEmpty = !holdsBooks(global.dataFolder);
  const vanishes = isEmpty && options.whenEmpty === 'vanish';
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  let hasFailed = true;
  const app = await createApp({
    dataFolder: vanishes ? null : global.dataFolder,
    host: 'cli',
    passphrase: global.passphrase,
    userName: global.userName,
    isScheduled: false,
    workerUrl: workerUrl(import.meta.url),
  });
  try {
    const client = createRouterClient(app.router, { context: CONTEXT }) as Client;
    // Said only once the command has succeeded: a failure takes back what it made, and is one line.
    const announced: string[] = [];
    const businessId =
      typeof options.business === 'string'
        ? await findBusiness(client, global.business, options.business === 'given')
        : await enterBusiness(client, global, { ...options.business, announce: (sentence) => announced.push(sentence) });
    const where = { ...(businessId === undefined ? {} : { businessId }), ...(global.asOf === undefined ? {} : { asOf: global.asOf }) };
    const result = await work({ client, where, signal: stop.signal });
    if (!vanishes) announced.forEach(tell);
    if (isEmpty && !vanishes && app.recoveryKey !== null)
      tell(`Recovery key, shown only now; write it down and keep it apart from this computer: ${app.recoveryKey}`);
    hasFailed = false;
    return result;
  } catch (error) {
    throw toAppError(error);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await app.close();
    if (hasFailed && isEmpty && !vanishes) await discardFolder(global.dataFolder);
  }
}

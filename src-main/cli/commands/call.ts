import { isContractProcedure } from '@orpc/contract';
import { contract } from '../../../src-shared/contract/index.ts';
import type { ProcedureMeta } from '../../../src-shared/contract/common.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { readArguments } from '../options.ts';
import { printResult, toJson } from '../print.ts';
import { inSession } from '../session.ts';
import { UsageError } from '../usage.ts';

/** The procedure's meta, looked up in the contract: nothing but a declared procedure can be called. */
function findProcedure(name: string): ProcedureMeta {
  let node: unknown = contract;
  for (const part of name.split('.'))
    node = typeof node === 'object' && node !== null && Object.hasOwn(node, part) ? (node as Record<string, unknown>)[part] : undefined;
  if (!isContractProcedure(node)) throw new UsageError(`there is no procedure ${name}`);
  return node['~orpc'].meta as ProcedureMeta;
}

async function readInput(word: string | undefined): Promise<Record<string, unknown>> {
  if (word === undefined) return {};
  let text = word;
  if (word === '-') {
    text = '';
    for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new AppError('INVALID_INPUT', `The input is no JSON: ${error instanceof Error ? error.message : ''}.`, {}, { cause: error });
  }
  throw new AppError('INVALID_INPUT', 'The input must be a JSON object.');
}

type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

export async function runCall(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, []);
  const [name, word, ...more] = args.words;
  if (name === undefined || more.length > 0) throw new UsageError('call takes PROCEDURE and one JSON (or - for standard input)');
  const meta = findProcedure(name);
  const given = await readInput(word);
  const whenEmpty = meta.access === 'write' ? 'create' : 'vanish';
  await inSession(
    args.global,
    { whenEmpty, business: meta.scope === 'business' && given['businessId'] === undefined ? 'given' : 'any' },
    async (session) => {
      const procedure = name.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], session.client) as Call;
      const output = await procedure({ ...session.where, ...given }, { signal: session.signal });
      if (!isStream(output)) return printResult(await toJson(output));
      for await (const event of output) await printResult(await toJson(event));
    },
  );
}

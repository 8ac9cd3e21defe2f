import { isContractProcedure } from '@orpc/contract';
import { contract } from '../../src-shared/contract/index.ts';
import type { ProcedureMeta } from '../../src-shared/contract/common.ts';
import type { Client } from './app-folder.ts';

export type DeclaredProcedure = ProcedureMeta & {
  readonly name: string;
  /** Names of its input's fields; none when it takes no input. */
  readonly fields: readonly string[];
};

function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('shape' in schema)) return [];
  return typeof schema.shape === 'object' && schema.shape !== null ? Object.keys(schema.shape) : [];
}

function walk(node: unknown, path: readonly string[]): DeclaredProcedure[] {
  if (isContractProcedure(node)) {
    const { meta, inputSchema } = node['~orpc'];
    return [{ ...(meta as ProcedureMeta), name: path.join('.'), fields: fieldsOf(inputSchema) }];
  }
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => walk(child, [...path, key]));
}

/** Every procedure of the contract, so that what must hold for all of them is tested for those of tomorrow as well. */
export function declaredProcedures(): DeclaredProcedure[] {
  return walk(contract, []);
}

/** Calls a procedure by its name in the contract. */
export function callByName(client: Client, name: string, input: unknown): Promise<unknown> {
  const procedure = name.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], client);
  return (procedure as (given: unknown) => Promise<unknown>)(input);
}

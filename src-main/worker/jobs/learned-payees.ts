import type { LearnedPayee } from '../../engine/categorise/payee-memory.ts';
import type { JobContext } from '../job-context.ts';
import { loadCategoriser } from './load-categoriser.ts';

export type LearnedPayeesInput = { readonly businessId: number };
export type LearnedPayeesOutput = readonly LearnedPayee[];

/** What the lines of each payee have taught. */
export function listLearnedPayees(input: LearnedPayeesInput, context: JobContext): LearnedPayeesOutput {
  return loadCategoriser(context, input.businessId).learnedPayees();
}

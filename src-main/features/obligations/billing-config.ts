import { z } from 'zod';
import { termsSchema } from '../../../src-shared/contract/terms.ts';
import { OBLIGATION_TYPES } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { StoredAgreement } from './agreement-store.ts';
import type { Book } from './book.ts';

/**
 * The direct path of the source documents: a party's billing terms beside the party itself, from which cash events can be computed without agreements. It
 * is kept as a cross-check, so it is written wherever an agreement with a party is.
 */
const billingSchema = z.object({
  agreementId: z.number().int().positive(),
  obligationType: z.enum(OBLIGATION_TYPES),
  isActive: z.boolean(),
  isProspect: z.boolean(),
  terms: termsSchema,
});
export const billingConfigSchema = z.object({ streams: z.array(billingSchema).default([]) });
export type BillingConfig = z.infer<typeof billingConfigSchema>;

function tableOf(agreement: Pick<StoredAgreement, 'clientId' | 'expenseBucketId'>): { table: 'clients' | 'expense_buckets'; id: number } | null {
  if (agreement.clientId !== null) return { table: 'clients', id: agreement.clientId };
  return agreement.expenseBucketId === null ? null : { table: 'expense_buckets', id: agreement.expenseBucketId };
}

function readBillingConfig(read: ReadHandle, businessId: number, party: { table: 'clients' | 'expense_buckets'; id: number }): BillingConfig {
  const row = read.statement(`SELECT billing_config FROM ${party.table} WHERE business_id = ? AND id = ?`).get(businessId, party.id);
  return billingConfigSchema.parse(JSON.parse(String(row?.['billing_config'] ?? '{}')));
}

/** Writes what an agreement says now into its party's billing terms, in the same transaction. */
export function syncBillingConfig(book: Book, agreement: StoredAgreement): void {
  const party = tableOf(agreement);
  if (party === null || agreement.isDocumentBook) return;
  const before = readBillingConfig(book.tx, book.businessId, party);
  const stream = {
    agreementId: agreement.id,
    obligationType: agreement.obligationType,
    isActive: agreement.status === 'active',
    isProspect: agreement.isProspect,
    terms: agreement.terms,
  };
  const streams = [...before.streams.filter(({ agreementId }) => agreementId !== agreement.id), stream].toSorted(
    (a, b) => a.agreementId - b.agreementId,
  );
  book.tx
    .statement(`UPDATE ${party.table} SET billing_config = ? WHERE business_id = ? AND id = ?`)
    .run(JSON.stringify({ streams }), book.businessId, party.id);
}

/** Streams as they stand, whatever they say: moved from one party to another and back they must be the same to the letter. */
const streamsSchema = z.looseObject({ streams: z.array(z.looseObject({ agreementId: z.number() })).default([]) });

/** The billing terms of some agreements go from one party to another along with the agreements. */
export function moveBilling(
  tx: WriteHandle,
  businessId: number,
  move: { readonly table: 'clients' | 'expense_buckets'; readonly fromId: number; readonly toId: number; readonly agreementIds: readonly number[] },
): void {
  const { table, fromId, toId } = move;
  const streamsOf = (id: number) =>
    streamsSchema.parse(
      JSON.parse(
        String(tx.statement(`SELECT billing_config FROM ${table} WHERE business_id = ? AND id = ?`).get(businessId, id)?.['billing_config']),
      ),
    ).streams;
  const own = streamsOf(fromId);
  const moving = own.filter(({ agreementId }) => move.agreementIds.includes(agreementId));
  if (moving.length === 0) return;
  const write = (id: number, streams: typeof own): void => {
    const config = streams.length === 0 ? '{}' : JSON.stringify({ streams: streams.toSorted((a, b) => a.agreementId - b.agreementId) });
    tx.statement(`UPDATE ${table} SET billing_config = ? WHERE business_id = ? AND id = ?`).run(config, businessId, id);
  };
  write(
    fromId,
    own.filter((stream) => !moving.includes(stream)),
  );
  write(toId, [...streamsOf(toId), ...moving]);
}

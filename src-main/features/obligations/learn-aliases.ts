import { payeeKey } from '../../engine/payee/payee-key.ts';
import { confirmAlias } from '../parties/bank-account-store.ts';
import type { PartyKind } from '../parties/party-kind.ts';
import type { Book } from './book.ts';
import type { LineFacts } from './payment-store.ts';
import { knownSchedule } from './record-payment.ts';

/** The parties whose items a line settled are known from here on under the name and the account that the bank gives. */
export function learnAliases(book: Book, learned: { readonly line: LineFacts; readonly scheduleIds: readonly number[] }): void {
  const owners = new Map<string, { readonly kind: PartyKind; readonly id: number }>();
  for (const scheduleId of learned.scheduleIds) {
    const { clientId, expenseBucketId } = knownSchedule(book, scheduleId);
    if (clientId !== null) owners.set(`customer ${clientId}`, { kind: 'customer', id: clientId });
    else if (expenseBucketId !== null) owners.set(`vendor ${expenseBucketId}`, { kind: 'vendor', id: expenseBucketId });
  }
  // A line that pays several parties names none of them.
  const [owner] = owners.values();
  if (owner === undefined || owners.size > 1) return;
  const { line } = learned;
  const seen = { nowInstant: book.nowInstant, by: 1 } as const;
  const payee = payeeKey(line.counterparty, line.description);
  if (payee !== 'unknown') confirmAlias(book.tx, book.businessId, owner, { ...seen, kind: 'payee', alias: payee });
  if (line.counterpartyIban !== null) confirmAlias(book.tx, book.businessId, owner, { ...seen, kind: 'iban', alias: line.counterpartyIban });
}

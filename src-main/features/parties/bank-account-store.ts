import type { CustomerDetail, PartyBankAccount } from '../../../src-shared/contract/parties.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { PARTY, type PartyKind } from './party-kind.ts';

type Owner = { readonly kind: PartyKind; readonly id: number };

/** Bank accounts of a party that have not been removed, the default one first. */
export function listBankAccounts(read: ReadHandle, businessId: number, owner: Owner): PartyBankAccount[] {
  return read
    .statement(
      `SELECT * FROM party_bank_accounts WHERE business_id = ? AND ${PARTY[owner.kind].column} = ? AND removed_at IS NULL ORDER BY is_default DESC, id`,
    )
    .all(businessId, owner.id)
    .map((row) => ({
      id: Number(row['id']),
      holderName: row['holder_name'] === null ? null : String(row['holder_name']),
      iban: row['iban'] === null ? null : String(row['iban']),
      bic: row['bic'] === null ? null : String(row['bic']),
      routingNumber: row['routing_number'] === null ? null : String(row['routing_number']),
      accountNumber: row['account_number'] === null ? null : String(row['account_number']),
      isDefault: row['is_default'] === 1,
      confirmedAt: row['confirmed_at'] === null ? null : String(row['confirmed_at']),
      createdAt: String(row['created_at']),
    }));
}

export type NewBankAccount = Pick<PartyBankAccount, 'holderName' | 'iban' | 'bic' | 'routingNumber' | 'accountNumber' | 'isDefault'>;

export function insertBankAccount(
  tx: WriteHandle,
  businessId: number,
  owner: Owner,
  write: { readonly account: NewBankAccount; readonly nowInstant: string; readonly userId: number | null },
): number {
  const { column } = PARTY[owner.kind];
  const { account, nowInstant, userId } = write;
  if (account.isDefault)
    tx.statement(`UPDATE party_bank_accounts SET is_default = 0 WHERE business_id = ? AND ${column} = ?`).run(businessId, owner.id);
  return tx
    .statement(
      `INSERT INTO party_bank_accounts (business_id, ${column}, holder_name, iban, bic, routing_number, account_number, is_default, created_at, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      businessId,
      owner.id,
      account.holderName,
      account.iban,
      account.bic,
      account.routingNumber,
      account.accountNumber,
      account.isDefault ? 1 : 0,
      nowInstant,
      userId,
    ).lastInsertRowid;
}

export function markBankAccount(
  tx: WriteHandle,
  businessId: number,
  bankAccountId: number,
  mark: { readonly column: 'confirmed_at' | 'removed_at'; readonly nowInstant: string },
): void {
  tx.statement(`UPDATE party_bank_accounts SET ${mark.column} = ? WHERE business_id = ? AND id = ?`).run(mark.nowInstant, businessId, bankAccountId);
}

/** The names and accounts under which a party has appeared on bank lines. */
export function listAliases(read: ReadHandle, businessId: number, owner: Owner): CustomerDetail['aliases'] {
  return read
    .statement(
      `SELECT kind, alias, confirmed_count FROM party_aliases WHERE business_id = ? AND ${PARTY[owner.kind].column} = ? ORDER BY confirmed_count DESC, alias`,
    )
    .all(businessId, owner.id)
    .map((row) => ({ kind: row['kind'] === 'iban' ? 'iban' : 'payee', alias: String(row['alias']), confirmedCount: Number(row['confirmed_count']) }));
}

/** One more bank line of this party has been confirmed under this name or account. */
export function confirmAlias(
  tx: WriteHandle,
  businessId: number,
  owner: Owner,
  seen: { readonly kind: 'payee' | 'iban'; readonly alias: string; readonly nowInstant: string; readonly by: 1 | -1 },
): void {
  const { column } = PARTY[owner.kind];
  const changed = tx
    .statement(
      `UPDATE party_aliases SET confirmed_count = max(0, confirmed_count + ?), updated_at = ? WHERE business_id = ? AND ${column} = ? AND kind = ? AND alias = ?`,
    )
    .run(seen.by, seen.nowInstant, businessId, owner.id, seen.kind, seen.alias);
  if (changed.changes > 0 || seen.by < 0) return;
  tx.statement(`INSERT INTO party_aliases (business_id, ${column}, kind, alias, updated_at) VALUES (?, ?, ?, ?, ?)`).run(
    businessId,
    owner.id,
    seen.kind,
    seen.alias,
    seen.nowInstant,
  );
}

import { z } from 'zod';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';
import { PARTY, type PartyKind } from './party-kind.ts';

const idsSchema = z.array(z.number().int().positive());
/** A row as it is stored. */
const imageSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type Image = z.infer<typeof imageSchema>;

/** What a merge has moved, by number: what undoing it moves back. */
const movedSchema = z.object({
  agreementIds: idsSchema,
  bankAccountIds: idsSchema,
  aliasIds: idsSchema,
  /** Names on bank lines that both had: the row of the one that went. */
  droppedAliases: z.array(imageSchema),
  /** Links to outside systems, with the instant each was last written before. */
  mappings: z.array(z.object({ id: z.number().int().positive(), updatedAt: z.string() })),
});
export type Moved = z.infer<typeof movedSchema>;

/** Kept with the entry in the log: all that undoing needs, sealed like the entry itself. */
export const mergeDetailsSchema = z.object({
  mergedId: z.number().int().positive(),
  moved: movedSchema,
  /** The newest due item there was, so that documents entered since are told apart. */
  lastScheduleId: z.number().int(),
  kept: z.object({ before: imageSchema, after: imageSchema }),
  merged: z.object({ before: imageSchema, after: imageSchema }),
});
export type MergeDetails = z.infer<typeof mergeDetailsSchema>;

type Owner = { readonly kind: PartyKind; readonly id: number };

/** The row of a party, merged or not. */
export function partyImage(read: ReadHandle, businessId: number, { kind, id }: Owner): Image | undefined {
  const row = read.statement(`SELECT * FROM ${PARTY[kind].table} WHERE business_id = ? AND id = ?`).get(businessId, id);
  return row === undefined ? undefined : imageSchema.parse(row);
}

export function writePartyColumns(tx: WriteHandle, businessId: number, { kind, id }: Owner, values: Image): void {
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  tx.statement(`UPDATE ${PARTY[kind].table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE business_id = ? AND id = ?`).run(
    ...columns.map((column) => values[column] ?? null),
    businessId,
    id,
  );
}

export function lastScheduleId(read: ReadHandle, businessId: number): number {
  return Number(read.statement('SELECT coalesce(max(id), 0) AS id FROM obligation_schedules WHERE business_id = ?').get(businessId)?.['id']);
}

const IDS = '(SELECT value FROM json_each(?))';

function idsOf(read: ReadHandle, sql: string, ...values: SqlValue[]): number[] {
  return read
    .statement(sql)
    .all(...values)
    .map((row) => Number(row['id']));
}

/** The other party's aliases go along; where both are known by the same name, one row says so. */
function moveAliases(tx: WriteHandle, businessId: number, kind: PartyKind, { fromId, toId }: Direction): Pick<Moved, 'aliasIds' | 'droppedAliases'> {
  const { column } = PARTY[kind];
  const shared = `business_id = ? AND ${column} = ? AND EXISTS (SELECT 1 FROM party_aliases k
    WHERE k.business_id = party_aliases.business_id AND k.${column} = ? AND k.kind = party_aliases.kind AND k.alias = party_aliases.alias)`;
  const droppedAliases = tx
    .statement(`SELECT * FROM party_aliases WHERE ${shared} ORDER BY id`)
    .all(businessId, fromId, toId)
    .map((row) => imageSchema.parse(row));
  tx.statement(`DELETE FROM party_aliases WHERE ${shared}`).run(businessId, fromId, toId);
  const aliasIds = idsOf(tx, `SELECT id FROM party_aliases WHERE business_id = ? AND ${column} = ? ORDER BY id`, businessId, fromId);
  tx.statement(`UPDATE party_aliases SET ${column} = ? WHERE business_id = ? AND ${column} = ?`).run(toId, businessId, fromId);
  return { aliasIds, droppedAliases };
}

/** A link that the one who stays has as well is left behind: an outside record belongs to one of ours. */
function moveMappings(tx: WriteHandle, businessId: number, kind: PartyKind, { fromId, toId, nowInstant }: Direction): Moved['mappings'] {
  const { entityType } = PARTY[kind];
  const own = tx
    .statement('SELECT id, updated_at FROM integration_mappings WHERE business_id = ? AND entity_type = ? AND entity_id = ? ORDER BY id')
    .all(businessId, entityType, fromId);
  const move = tx.statement('UPDATE OR IGNORE integration_mappings SET entity_id = ?, updated_at = ? WHERE business_id = ? AND id = ?');
  return own
    .filter((row) => move.run(toId, nowInstant, businessId, Number(row['id'])).changes > 0)
    .map((row) => ({ id: Number(row['id']), updatedAt: String(row['updated_at']) }));
}

type Direction = { readonly fromId: number; readonly toId: number; readonly nowInstant: string };

/** Everything that points to one party points to another from here on; the merged row stays as a signpost. */
export function repointParty(tx: WriteHandle, businessId: number, kind: PartyKind, direction: Direction): Moved {
  const { table, column } = PARTY[kind];
  const { fromId, toId, nowInstant } = direction;
  const owned = (owner: string): number[] =>
    idsOf(tx, `SELECT id FROM ${owner} WHERE business_id = ? AND ${column} = ? ORDER BY id`, businessId, fromId);
  const [agreementIds, bankAccountIds] = [owned('obligation_agreements'), owned('party_bank_accounts')];
  for (const owner of ['obligation_agreements', 'party_bank_accounts', 'cash_events'])
    tx.statement(`UPDATE ${owner} SET ${column} = ? WHERE business_id = ? AND ${column} = ?`).run(toId, businessId, fromId);
  const moved = {
    agreementIds,
    bankAccountIds,
    ...moveAliases(tx, businessId, kind, direction),
    mappings: moveMappings(tx, businessId, kind, direction),
  };
  tx.statement(
    `UPDATE ${table} SET merged_into_id = ?, status = 'archived', updated_at = ?, row_version = row_version + 1 WHERE business_id = ? AND id = ?`,
  ).run(toId, nowInstant, businessId, fromId);
  return moved;
}

/** What a merge has moved goes back, as it is by now. */
export function moveBack(
  tx: WriteHandle,
  businessId: number,
  kind: PartyKind,
  { moved, toId }: { readonly moved: Moved; readonly toId: number },
): void {
  const { column } = PARTY[kind];
  const agreements = JSON.stringify(moved.agreementIds);
  const owned = { obligation_agreements: moved.agreementIds, party_bank_accounts: moved.bankAccountIds, party_aliases: moved.aliasIds };
  for (const [owner, ids] of Object.entries(owned))
    tx.statement(`UPDATE ${owner} SET ${column} = ? WHERE business_id = ? AND id IN ${IDS}`).run(toId, businessId, JSON.stringify(ids));
  tx.statement(
    `UPDATE cash_events SET ${column} = ? WHERE business_id = ?
     AND schedule_id IN (SELECT id FROM obligation_schedules WHERE business_id = ? AND agreement_id IN ${IDS})`,
  ).run(toId, businessId, businessId, agreements);
  for (const alias of moved.droppedAliases) {
    const columns = Object.keys(alias);
    tx.statement(`INSERT INTO party_aliases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
      ...columns.map((name) => alias[name] ?? null),
    );
  }
  for (const { id, updatedAt } of moved.mappings)
    tx.statement('UPDATE integration_mappings SET entity_id = ?, updated_at = ? WHERE business_id = ? AND id = ?').run(
      toId,
      updatedAt,
      businessId,
      id,
    );
}

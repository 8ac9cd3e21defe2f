import { z } from 'zod';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

const answersSchema = z.record(z.string(), z.string());

export type ProfileRow = {
  readonly id: number;
  readonly accountId: number;
  readonly layout: string;
  readonly answers: Record<string, string>;
  readonly updatedAt: string;
};

/** What was answered about one layout of an account's files; empty where nothing was. */
export function readProfile(read: ReadHandle, businessId: number, accountId: number, layout: string): Record<string, string> {
  const query = read.build
    .selectFrom('import_profiles')
    .select('answers')
    .where('business_id', '=', businessId)
    .where('account_id', '=', accountId)
    .where('layout', '=', layout);
  const row = read.first(query);
  return row === undefined ? {} : answersSchema.parse(JSON.parse(row.answers));
}

/** Keeps answers beside those already known of the layout. */
export function keepProfile(
  tx: WriteHandle,
  businessId: number,
  profile: { accountId: number; layout: string; answers: Record<string, string>; nowInstant: string },
): void {
  const answers = JSON.stringify({ ...readProfile(tx, businessId, profile.accountId, profile.layout), ...profile.answers });
  tx.run(
    tx.build
      .insertInto('import_profiles')
      .values({ business_id: businessId, account_id: profile.accountId, layout: profile.layout, answers, updated_at: profile.nowInstant })
      .onConflict((conflict) => conflict.columns(['business_id', 'account_id', 'layout']).doUpdateSet({ answers, updated_at: profile.nowInstant })),
  );
}

export function listProfiles(read: ReadHandle, businessId: number, accountId: number): ProfileRow[] {
  const query = read.build
    .selectFrom('import_profiles')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('account_id', '=', accountId)
    .orderBy('updated_at', 'desc');
  return read.all(query).map((row) => ({
    id: row.id,
    accountId: row.account_id,
    layout: row.layout,
    answers: answersSchema.parse(JSON.parse(row.answers)),
    updatedAt: row.updated_at,
  }));
}

export function findProfile(read: ReadHandle, businessId: number, profileId: number): ProfileRow | undefined {
  const row = read.first(read.build.selectFrom('import_profiles').selectAll().where('business_id', '=', businessId).where('id', '=', profileId));
  return row === undefined
    ? undefined
    : { id: row.id, accountId: row.account_id, layout: row.layout, answers: answersSchema.parse(JSON.parse(row.answers)), updatedAt: row.updated_at };
}

export function deleteProfile(tx: WriteHandle, businessId: number, profileId: number): void {
  tx.run(tx.build.deleteFrom('import_profiles').where('business_id', '=', businessId).where('id', '=', profileId));
}

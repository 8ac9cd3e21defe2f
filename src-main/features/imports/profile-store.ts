import { z } from 'zod';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

const answersSchema = z.record(z.string(), z.string());

/** What is remembered of one layout of an account's files: the answers of all its imports, newer ones over older. */
export type ProfileRow = { readonly id: number; readonly layout: string; readonly answers: Record<string, string>; readonly updatedAt: string };

export function listProfiles(read: ReadHandle, businessId: number, accountId: number): ProfileRow[] {
  const query = read.build
    .selectFrom('import_profiles')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('account_id', '=', accountId)
    .orderBy('id');
  const byLayout = new Map<string, ProfileRow>();
  for (const row of read.all(query)) {
    const answers = { ...byLayout.get(row.layout)?.answers, ...answersSchema.parse(JSON.parse(row.answers)) };
    byLayout.set(row.layout, { id: row.id, layout: row.layout, answers, updatedAt: row.updated_at });
  }
  return [...byLayout.values()].toReversed();
}

/** What was answered about one layout of an account's files; empty where nothing was. */
export function readProfile(read: ReadHandle, businessId: number, accountId: number, layout: string): Record<string, string> {
  return listProfiles(read, businessId, accountId).find((profile) => profile.layout === layout)?.answers ?? {};
}

export type NewProfile = {
  readonly accountId: number;
  readonly layout: string;
  readonly batchId: number;
  readonly answers: Record<string, string>;
  readonly nowInstant: string;
};

/** Remembers the answers an import was given. */
export function keepProfile(tx: WriteHandle, businessId: number, profile: NewProfile): void {
  tx.run(
    tx.build.insertInto('import_profiles').values({
      business_id: businessId,
      account_id: profile.accountId,
      layout: profile.layout,
      batch_id: profile.batchId,
      answers: JSON.stringify(profile.answers),
      updated_at: profile.nowInstant,
    }),
  );
}

export function findProfile(read: ReadHandle, businessId: number, profileId: number): (ProfileRow & { readonly accountId: number }) | undefined {
  const row = read.first(
    read.build.selectFrom('import_profiles').select(['account_id', 'layout']).where('business_id', '=', businessId).where('id', '=', profileId),
  );
  if (row === undefined) return undefined;
  const profile = listProfiles(read, businessId, row.account_id).find((candidate) => candidate.layout === row.layout);
  return profile === undefined ? undefined : { ...profile, accountId: row.account_id };
}

/** Forgets all answers about a layout. */
export function deleteProfile(tx: WriteHandle, businessId: number, profile: { accountId: number; layout: string }): void {
  tx.run(
    tx.build
      .deleteFrom('import_profiles')
      .where('business_id', '=', businessId)
      .where('account_id', '=', profile.accountId)
      .where('layout', '=', profile.layout),
  );
}

/** Forgets the answers that came with one import. */
export function deleteProfileOfBatch(tx: WriteHandle, businessId: number, batchId: number): void {
  tx.run(tx.build.deleteFrom('import_profiles').where('business_id', '=', businessId).where('batch_id', '=', batchId));
}

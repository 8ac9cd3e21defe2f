import type { ReadHandle, WriteHandle } from '../../database/database.ts';

/** A stored setting, or undefined. Business 0 holds what belongs to the data file. The caller's schema parses the value. */
export function readSetting(read: ReadHandle, businessId: number, key: string): unknown {
  const row = read.first(read.build.selectFrom('settings').select('value').where('business_id', '=', businessId).where('key', '=', key));
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
}

export function writeSetting(tx: WriteHandle, businessId: number, setting: { key: string; value: unknown; nowInstant: string }): void {
  const value = JSON.stringify(setting.value);
  tx.run(
    tx.build
      .insertInto('settings')
      .values({ business_id: businessId, key: setting.key, value, updated_at: setting.nowInstant })
      .onConflict((conflict) => conflict.columns(['business_id', 'key']).doUpdateSet({ value, updated_at: setting.nowInstant })),
  );
}

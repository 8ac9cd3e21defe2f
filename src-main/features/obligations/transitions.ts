import type { ReadHandle } from '../../database/database.ts';

export type Transition = { readonly at: string; readonly action: string; readonly userName: string; readonly cause: string };

/** Everything the audit log says of one due item, oldest first. */
export function listTransitions(read: ReadHandle, businessId: number, scheduleId: number): Transition[] {
  return read
    .statement(
      `SELECT created_at, action, user_name, reason, from_stage, to_stage FROM audit_logs
       WHERE business_id = ? AND entity_type = 'obligation_schedule' AND entity_id = ? ORDER BY sequence_number`,
    )
    .all(businessId, String(scheduleId))
    .map((row) => ({
      at: String(row['created_at']),
      action: row['to_stage'] === null ? String(row['action']) : `${String(row['from_stage'])} → ${String(row['to_stage'])}`,
      userName: String(row['user_name']),
      cause: row['reason'] === null ? String(row['action']) : String(row['reason']),
    }));
}

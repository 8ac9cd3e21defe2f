import { readAnchorFile } from '../../database/audit-anchors.ts';
import { type AuditVerification, verifyAudit } from '../../features/audit/verify-chain.ts';
import type { JobContext } from '../job-context.ts';

/** `businessId` chooses whose head is returned; 0 is the chain of the file. Everything is verified in any case. */
export type VerifyJobInput = { readonly businessId: number };
export type VerifyJobOutput = AuditVerification;

/** Proves the whole file: every chain, every booked import, every bank line. */
export function verifyEverything(input: VerifyJobInput, context: JobContext): VerifyJobOutput {
  // The anchor is read before the log: it may be older than what is then found, never newer.
  const anchors = readAnchorFile(context.anchorFile, context.auditKey);
  return verifyAudit(context.database.read, { auditKey: context.auditKey, anchors, businessId: input.businessId, control: context.control });
}

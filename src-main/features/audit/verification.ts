/** What can be wrong, in the order in which it is looked for. */
export type ProblemKind =
  | 'entry_changed'
  | 'entry_missing'
  | 'entry_inserted'
  | 'order'
  | 'cut_off'
  | 'anchor_mismatch'
  | 'anchor_missing'
  | 'anchor_forged'
  | 'batch_changed'
  | 'rows_changed'
  | 'file_changed'
  | 'record_import_changed';

/** The first thing that does not fit, and where; the message is a whole sentence. */
export type AuditProblem = {
  readonly kind: ProblemKind;
  readonly businessId: number | null;
  readonly sequenceNumber: number | null;
  readonly batchId: number | null;
  /** An import of customers, vendors, agreements, invoices or bills. */
  readonly recordImportId: number | null;
  readonly message: string;
};

/** How a chain is called in a sentence. Business 0 is the chain of the file. */
export function chainName(businessId: number): string {
  return businessId === 0 ? 'the log of the file' : `the log of business ${businessId}`;
}

export function entryProblem(kind: ProblemKind, businessId: number, sequenceNumber: number, message: string): AuditProblem {
  return { kind, businessId, sequenceNumber, batchId: null, recordImportId: null, message };
}

export function batchProblem(kind: ProblemKind, businessId: number | null, batchId: number, message: string): AuditProblem {
  return { kind, businessId, sequenceNumber: null, batchId, recordImportId: null, message };
}

export function recordImportProblem(kind: ProblemKind, businessId: number | null, recordImportId: number, message: string): AuditProblem {
  return { kind, businessId, sequenceNumber: null, batchId: null, recordImportId, message };
}

/** Ends a verification at the first problem; caught by `verifyAudit`, never seen outside. */
export class ProblemFound extends Error {
  readonly problem: AuditProblem;

  constructor(problem: AuditProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

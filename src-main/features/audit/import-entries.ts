/** How the entries about an import are recognised when the log is checked against the lines: whoever books or undoes one uses these words. */
export const IMPORT_ACTION = 'import';
export const UNDO_IMPORT_ACTION = 'undo_import';
export const IMPORT_BATCH_ENTITY = 'import_batch';

/** The same for an import of customers, vendors, agreements, invoices or bills. */
export const IMPORT_RECORDS_ACTION = 'import_records';
export const UNDO_IMPORT_RECORDS_ACTION = 'undo_import_records';
export const RECORD_IMPORT_ENTITY = 'record_import';

/** What the entry of an import says about its lines and its file; further details may stand beside it. */
export type ImportEvidence = { readonly rowsDigest: string; readonly rowCount: number; readonly fileSha256: string };

/** The evidence in an entry's details, null when it is not there. */
export function parseImportEvidence(details: string | null): ImportEvidence | null {
  if (details === null) return null;
  const value: unknown = JSON.parse(details);
  if (typeof value !== 'object' || value === null || !('rowsDigest' in value && 'rowCount' in value && 'fileSha256' in value)) return null;
  const { rowsDigest, rowCount, fileSha256 } = value;
  return typeof rowsDigest === 'string' && typeof rowCount === 'number' && typeof fileSha256 === 'string'
    ? { rowsDigest, rowCount, fileSha256 }
    : null;
}

import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';

export type AuditReportInput = { readonly business: JobBusiness; readonly from: IsoDate; readonly to: IsoDate; readonly appVersion: string };
export type AuditReportOutput = {
  readonly pdf: Uint8Array;
  readonly csv: Uint8Array;
  readonly pageCount: number;
  readonly lineCount: number;
  readonly head: string;
};

export async function writeAuditReport(input: AuditReportInput, context: JobContext): Promise<AuditReportOutput> {
  throw new Error(`not written yet ${input.from} ${context.anchorFile}`);
}

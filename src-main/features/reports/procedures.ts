import { resolve } from 'node:path';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { writeFileAtomic } from '../../platform/files.ts';
import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange } from '../scope/services.ts';

export const reportProcedures = {
  audit: os.reports.audit.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    if (input.from > input.to)
      throw new AppError('INVALID_INPUT', `The period ends on ${input.to}, before it begins on ${input.from}. Swap the two days.`);
    if (input.file !== undefined && !scope.mayReadPaths)
      throw new AppError('FORBIDDEN', 'A page in the browser cannot choose files of this machine. Leave out the file and download the report.');
    scope.services.flushAnchor();
    const report = await scope.services.worker.run(
      'auditReport',
      { business: jobBusiness(scope), from: input.from, to: input.to, appVersion: scope.services.version, userName: scope.userName },
      jobOptions(scope, input.taskId),
    );
    const fileName = `audit-report-${input.from}-${input.to}.pdf`;
    const facts = { fileName, pageCount: report.pageCount, lineCount: report.lineCount, head: report.head };
    const path = input.file === undefined ? null : resolve(input.file);
    const csvPath = path === null ? null : `${path.replace(/\.pdf$/i, '')}-lines.csv`;
    if (path !== null && csvPath !== null) {
      writeFileAtomic(path, report.pdf);
      writeFileAtomic(csvPath, report.csv);
    }
    if (scope.asOf >= scope.today) {
      await change(scope, (tx) =>
        record(tx, scope, { action: 'export', entityType: 'report', details: { report: 'audit', from: input.from, to: input.to, ...facts } }),
      );
      publishChange(scope, 'audit');
    }
    if (path !== null) return { ...facts, path, csvPath, pdf: null, csv: null };
    return {
      ...facts,
      path: null,
      csvPath: null,
      pdf: new Blob([new Uint8Array(report.pdf)], { type: 'application/pdf' }),
      csv: new Blob([new Uint8Array(report.csv)], { type: 'text/csv' }),
    };
  }),
};

import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ImportRatesJobInput } from '../../worker/jobs/import-rates.ts';
import { readSource } from '../imports/read-source.ts';
import { discardUpload } from '../imports/uploads.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { inBusiness, publishChange, type Scope } from '../scope/services.ts';
import { countRates, ecbRatesThrough, listPairs, listRates } from './rate-store.ts';
import { setRate } from './set-rate.ts';

type RateFileCall = { readonly source: { readonly uploadId: string } | { readonly path: string }; readonly taskId?: string | undefined };

async function runImport(scope: Scope, call: RateFileCall, mode: ImportRatesJobInput['mode']) {
  const { fileName, bytes } = await readSource(call.source, scope.mayReadPaths);
  const input: ImportRatesJobInput = { chainId: scope.business?.id ?? 0, actor: jobActor(scope), fileName, bytes, mode };
  return scope.services.worker.run('importRates', input, jobOptions(scope, call.taskId));
}

export const currencyProcedures = {
  rates: os.currency.rates.handler(({ context, input }) => {
    const { read } = context.scope.services.database;
    return { rates: listRates(read, input, input), total: countRates(read, input) };
  }),
  coverage: os.currency.coverage.handler(({ context }) => {
    const { asOf, services } = context.scope;
    const { read } = services.database;
    const ecbThrough = ecbRatesThrough(read, asOf);
    return { ecbThrough, ecbAgeDays: ecbThrough === null ? null : daysBetween(ecbThrough, asOf), pairs: listPairs(read, asOf) };
  }),
  previewRates: os.currency.previewRates.handler(({ context, input }) => runImport(context.scope, input, 'preview')),
  importRates: os.currency.importRates.handler(async ({ context, input }) => {
    const { scope } = context;
    refuseReplay(scope);
    const result = await runImport(scope, input, 'keep');
    if ('uploadId' in input.source) discardUpload(input.source.uploadId);
    if (result.counts.new + result.counts.changed > 0) {
      scope.services.anchorChanged();
      publishChange(scope, 'accounts', 'forecast', 'audit');
    }
    return result;
  }),
  setRate: os.currency.setRate.handler(async ({ context, input }) => {
    const { scope } = context;
    refuseReplay(scope);
    const result = await setRate(scope, input);
    publishChange(scope, 'accounts', 'forecast', 'audit');
    return result;
  }),
  convert: os.currency.convert.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { amountMinor, fromCurrency, toCurrency, date } = input;
    // what lies ahead is valued at the latest rate there is
    const rateDay = date !== undefined && date < scope.asOf ? date : scope.asOf;
    return scope.services.worker.run('convertAmount', { amountMinor, fromCurrency, toCurrency, date: rateDay }, { signal: scope.signal });
  }),
  missing: os.currency.missing.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return scope.services.worker.run('missingRates', { business: jobBusiness(scope) }, { signal: scope.signal });
  }),
  fill: os.currency.fill.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const result = await scope.services.worker.run(
      'fillRates',
      { business: jobBusiness(scope), actor: jobActor(scope) },
      jobOptions(scope, input.taskId),
    );
    if (result.convertedCount > 0) {
      scope.services.anchorChanged();
      publishChange(scope, 'accounts', 'transactions', 'forecast', 'audit');
    }
    return result;
  }),
  revaluation: os.currency.revaluation.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return scope.services.worker.run('revalueAccounts', { business: jobBusiness(scope) }, { signal: scope.signal });
  }),
};

import { type AnyRouter, implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/index.ts';
import { accountProcedures } from '../features/accounts/procedures.ts';
import { actionProcedures } from '../features/actions/action-procedures.ts';
import { automationProcedures } from '../features/actions/automation-procedures.ts';
import { detectionRuleProcedures } from '../features/actions/detection-rule-procedures.ts';
import { executionProcedures } from '../features/actions/execution-procedures.ts';
import { agreementProcedures } from '../features/obligations/agreement-procedures.ts';
import { dueItemProcedures } from '../features/obligations/due-item-procedures.ts';
import { paymentProcedures } from '../features/obligations/payment-procedures.ts';
import { calendarProcedures, featureFlagProcedures } from '../features/obligations/planning-procedures.ts';
import { matchingProcedures } from '../features/matching/matching-procedures.ts';
import { recurringProcedures } from '../features/recurring/recurring-procedures.ts';
import { customerProcedures } from '../features/parties/customer-procedures.ts';
import { vendorProcedures } from '../features/parties/vendor-procedures.ts';
import { alertProcedures } from '../features/alerts/procedures.ts';
import { appProcedures } from '../features/app-info/procedures.ts';
import { auditProcedures } from '../features/audit/procedures.ts';
import { backupProcedures } from '../features/backups/procedures.ts';
import { businessProcedures } from '../features/businesses/procedures.ts';
import { currencyProcedures } from '../features/currency/procedures.ts';
import { dashboardProcedures } from '../features/dashboard/procedures.ts';
import { accuracyProcedures } from '../features/forecast/accuracy-procedures.ts';
import { scenarioProcedures } from '../features/scenarios/scenario-procedures.ts';
import { forecastProcedures } from '../features/forecast/procedures.ts';
import { importProcedures } from '../features/imports/procedures.ts';
import { pipelineProcedures } from '../features/pipeline/procedures.ts';
import { portfolioProcedures } from '../features/portfolio/portfolio-procedures.ts';
import { recordProcedures } from '../features/records/record-procedures.ts';
import { reportProcedures } from '../features/reports/procedures.ts';
import { ruleProcedures } from '../features/rules/procedures.ts';
import { splitProcedures } from '../features/rules/split-procedures.ts';
import { transferProcedures } from '../features/rules/transfer-procedures.ts';
import { sampleProcedures } from '../features/sample/procedures.ts';
import { securityProcedures } from '../features/security/procedures.ts';
import { preferencesProcedures, userConfigProcedures } from '../features/settings/procedures.ts';
import { sessionProcedures } from '../features/security/session-procedures.ts';
import { categoryProcedures, transactionProcedures } from '../features/transactions/procedures.ts';
import { userProcedures } from '../features/users/procedures.ts';
import { os } from '../features/scope/os.ts';
import type { Services } from '../features/scope/services.ts';
import type { CallContext } from './app.ts';

const procedures = os.router({
  accounts: accountProcedures,
  accuracy: accuracyProcedures,
  actions: actionProcedures,
  agreements: agreementProcedures,
  alerts: alertProcedures,
  app: appProcedures,
  audit: auditProcedures,
  automation: automationProcedures,
  backups: backupProcedures,
  businesses: businessProcedures,
  calendar: calendarProcedures,
  categories: categoryProcedures,
  currency: currencyProcedures,
  customers: customerProcedures,
  dashboard: dashboardProcedures,
  detectionRules: detectionRuleProcedures,
  dueItems: dueItemProcedures,
  executions: executionProcedures,
  featureFlags: featureFlagProcedures,
  forecast: forecastProcedures,
  imports: importProcedures,
  matching: matchingProcedures,
  payments: paymentProcedures,
  pipeline: pipelineProcedures,
  portfolio: portfolioProcedures,
  preferences: preferencesProcedures,
  records: recordProcedures,
  recurring: recurringProcedures,
  reports: reportProcedures,
  rules: ruleProcedures,
  sample: sampleProcedures,
  scenarios: scenarioProcedures,
  security: securityProcedures,
  session: sessionProcedures,
  splits: splitProcedures,
  transactions: transactionProcedures,
  transfers: transferProcedures,
  userConfig: userConfigProcedures,
  users: userProcedures,
  vendors: vendorProcedures,
});

/** The whole contract, bound to one opened data folder. */
export function createRouter(services: Services): AnyRouter {
  return implement(contract)
    .$context<CallContext>()
    .use(({ next }) => next({ context: { services } }))
    .router(procedures);
}

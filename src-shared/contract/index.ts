import { accounts } from './accounts.ts';
import { actions, automation, detectionRules, executions } from './actions.ts';
import { agreements } from './agreements.ts';
import { app } from './app.ts';
import { audit, reports } from './audit.ts';
import { businesses, sample } from './businesses.ts';
import { currency } from './currency.ts';
import { dueItems, payments } from './due-items.ts';
import { dashboard, forecast } from './forecast.ts';
import { imports } from './imports.ts';
import { matching, recurring } from './matching.ts';
import { accuracy, scenarios } from './scenarios.ts';
import { customers, vendors } from './parties.ts';
import { alerts, pipeline } from './pipeline.ts';
import { calendar, featureFlags } from './planning.ts';
import { portfolio } from './portfolio.ts';
import { records } from './records.ts';
import { rules, splits, transfers } from './rules.ts';
import { backups, preferences, security, userConfig } from './settings.ts';
import { categories, transactions } from './transactions.ts';
import { session, users } from './users.ts';

/** Everything the application can be asked, by any host. Declared once; the server implements it, clients derive their types from it. */
export const contract = {
  accounts,
  actions,
  accuracy,
  agreements,
  alerts,
  app,
  audit,
  automation,
  backups,
  businesses,
  calendar,
  categories,
  currency,
  customers,
  dashboard,
  detectionRules,
  dueItems,
  executions,
  featureFlags,
  forecast,
  imports,
  matching,
  payments,
  pipeline,
  portfolio,
  preferences,
  records,
  recurring,
  reports,
  rules,
  sample,
  scenarios,
  security,
  session,
  splits,
  transactions,
  transfers,
  userConfig,
  users,
  vendors,
};

export type Contract = typeof contract;

import { accounts } from './accounts.ts';
import { app } from './app.ts';
import { audit, reports } from './audit.ts';
import { businesses, sample } from './businesses.ts';
import { currency } from './currency.ts';
import { dashboard, forecast } from './forecast.ts';
import { imports } from './imports.ts';
import { alerts, pipeline } from './pipeline.ts';
import { rules, splits, transfers } from './rules.ts';
import { backups, preferences, security, userConfig } from './settings.ts';
import { categories, transactions } from './transactions.ts';

/** Everything the application can be asked, by any host. Declared once; the server implements it, clients derive their types from it. */
export const contract = {
  accounts,
  alerts,
  app,
  audit,
  backups,
  businesses,
  categories,
  currency,
  dashboard,
  forecast,
  imports,
  pipeline,
  preferences,
  reports,
  rules,
  sample,
  security,
  splits,
  transactions,
  transfers,
  userConfig,
};

export type Contract = typeof contract;

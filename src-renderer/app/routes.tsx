import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from '../components/states.tsx';

const DashboardPage = lazy(async () => ({ default: (await import('../pages/dashboard/dashboard-page.tsx')).DashboardPage }));
const AlertsPage = lazy(async () => ({ default: (await import('../pages/alerts/alerts-page.tsx')).AlertsPage }));
const TransactionsPage = lazy(async () => ({ default: (await import('../pages/transactions/transactions-page.tsx')).TransactionsPage }));
const ImportPage = lazy(async () => ({ default: (await import('../pages/import/import-page.tsx')).ImportPage }));
const RulesPage = lazy(async () => ({ default: (await import('../pages/rules/rules-page.tsx')).RulesPage }));
const ForecastPage = lazy(async () => ({ default: (await import('../pages/forecast/forecast-page.tsx')).ForecastPage }));
const ReportsPage = lazy(async () => ({ default: (await import('../pages/reports/reports-page.tsx')).ReportsPage }));
const AuditLogPage = lazy(async () => ({ default: (await import('../pages/audit-log/audit-log-page.tsx')).AuditLogPage }));
const AccountsPage = lazy(async () => ({ default: (await import('../pages/accounts/accounts-page.tsx')).AccountsPage }));
const AccountPage = lazy(async () => ({ default: (await import('../pages/accounts/account-page.tsx')).AccountPage }));
const CurrenciesPage = lazy(async () => ({ default: (await import('../pages/currencies/currencies-page.tsx')).CurrenciesPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../pages/settings/settings-page.tsx')).SettingsPage }));
export const WelcomePage = lazy(async () => ({ default: (await import('../pages/welcome/welcome-page.tsx')).WelcomePage }));

const PAGES: readonly { readonly path: string; readonly page: ComponentType }[] = [
  { path: '/', page: DashboardPage },
  { path: '/alerts', page: AlertsPage },
  { path: '/transactions', page: TransactionsPage },
  { path: '/import', page: ImportPage },
  { path: '/rules', page: RulesPage },
  { path: '/forecast', page: ForecastPage },
  { path: '/reports', page: ReportsPage },
  { path: '/audit-log', page: AuditLogPage },
  { path: '/accounts', page: AccountsPage },
  { path: '/accounts/:id', page: AccountPage },
  { path: '/currencies', page: CurrenciesPage },
  { path: '/settings', page: SettingsPage },
  { path: '/welcome', page: WelcomePage },
];

/** The page of the address; an address that no page has leads home. */
export function Routes(): ReactNode {
  return (
    <Suspense fallback={<Loading label="Opening the page" />}>
      <Switch>
        {PAGES.map(({ path, page }) => (
          <Route key={path} path={path} component={page} />
        ))}
        <Route>
          <Redirect to="/" replace />
        </Route>
      </Switch>
    </Suspense>
  );
}

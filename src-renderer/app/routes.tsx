import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from '../components/states.tsx';

const DashboardPage = lazy(async () => ({ default: (await import('../pages/dashboard/dashboard-page.tsx')).DashboardPage }));
const PortfolioPage = lazy(async () => ({ default: (await import('../pages/portfolio/portfolio-page.tsx')).PortfolioPage }));
const AlertsPage = lazy(async () => ({ default: (await import('../pages/alerts/alerts-page.tsx')).AlertsPage }));
const ActionsPage = lazy(async () => ({ default: (await import('../pages/actions/actions-page.tsx')).ActionsPage }));
const ActionPage = lazy(async () => ({ default: (await import('../pages/actions/action-page.tsx')).ActionPage }));
const TransactionsPage = lazy(async () => ({ default: (await import('../pages/transactions/transactions-page.tsx')).TransactionsPage }));
const ImportPage = lazy(async () => ({ default: (await import('../pages/import/import-page.tsx')).ImportPage }));
const RulesPage = lazy(async () => ({ default: (await import('../pages/rules/rules-page.tsx')).RulesPage }));
const CustomersPage = lazy(async () => ({ default: (await import('../pages/customers/customers-page.tsx')).CustomersPage }));
const CustomerPage = lazy(async () => ({ default: (await import('../pages/customers/customer-page.tsx')).CustomerPage }));
const VendorsPage = lazy(async () => ({ default: (await import('../pages/vendors/vendors-page.tsx')).VendorsPage }));
const VendorPage = lazy(async () => ({ default: (await import('../pages/vendors/vendor-page.tsx')).VendorPage }));
const AgreementsPage = lazy(async () => ({ default: (await import('../pages/agreements/agreements-page.tsx')).AgreementsPage }));
const AgreementPage = lazy(async () => ({ default: (await import('../pages/agreements/agreement-page.tsx')).AgreementPage }));
const DueItemsPage = lazy(async () => ({ default: (await import('../pages/due-items/due-items-page.tsx')).DueItemsPage }));
const BusinessDaysPage = lazy(async () => ({ default: (await import('../pages/business-days/business-days-page.tsx')).BusinessDaysPage }));
const ForecastPage = lazy(async () => ({ default: (await import('../pages/forecast/forecast-page.tsx')).ForecastPage }));
const RecordsPage = lazy(async () => ({ default: (await import('../pages/records/records-page.tsx')).RecordsPage }));
const ScenariosPage = lazy(async () => ({ default: (await import('../pages/scenarios/scenarios-page.tsx')).ScenariosPage }));
const AccuracyPage = lazy(async () => ({ default: (await import('../pages/accuracy/accuracy-page.tsx')).AccuracyPage }));
const ReportsPage = lazy(async () => ({ default: (await import('../pages/reports/reports-page.tsx')).ReportsPage }));
const AuditLogPage = lazy(async () => ({ default: (await import('../pages/audit-log/audit-log-page.tsx')).AuditLogPage }));
const AccountsPage = lazy(async () => ({ default: (await import('../pages/accounts/accounts-page.tsx')).AccountsPage }));
const AccountPage = lazy(async () => ({ default: (await import('../pages/accounts/account-page.tsx')).AccountPage }));
const CurrenciesPage = lazy(async () => ({ default: (await import('../pages/currencies/currencies-page.tsx')).CurrenciesPage }));
const UsersPage = lazy(async () => ({ default: (await import('../pages/users/users-page.tsx')).UsersPage }));
const RunHealthPage = lazy(async () => ({ default: (await import('../pages/run-health/run-health-page.tsx')).RunHealthPage }));
const AutomationPage = lazy(async () => ({ default: (await import('../pages/automation/automation-page.tsx')).AutomationPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../pages/settings/settings-page.tsx')).SettingsPage }));
export const WelcomePage = lazy(async () => ({ default: (await import('../pages/welcome/welcome-page.tsx')).WelcomePage }));

const PAGES: readonly { readonly path: string; readonly page: ComponentType }[] = [
  { path: '/', page: DashboardPage },
  { path: '/portfolio', page: PortfolioPage },
  { path: '/alerts', page: AlertsPage },
  { path: '/actions', page: ActionsPage },
  { path: '/actions/:id', page: ActionPage },
  { path: '/transactions', page: TransactionsPage },
  { path: '/import', page: ImportPage },
  { path: '/rules', page: RulesPage },
  { path: '/customers', page: CustomersPage },
  { path: '/customers/:id', page: CustomerPage },
  { path: '/vendors', page: VendorsPage },
  { path: '/vendors/:id', page: VendorPage },
  { path: '/agreements', page: AgreementsPage },
  { path: '/agreements/:id', page: AgreementPage },
  { path: '/due-items', page: DueItemsPage },
  { path: '/due-items/:id', page: DueItemsPage },
  { path: '/business-days', page: BusinessDaysPage },
  { path: '/forecast', page: ForecastPage },
  { path: '/records', page: RecordsPage },
  { path: '/scenarios', page: ScenariosPage },
  { path: '/accuracy', page: AccuracyPage },
  { path: '/reports', page: ReportsPage },
  { path: '/audit-log', page: AuditLogPage },
  { path: '/accounts', page: AccountsPage },
  { path: '/accounts/:id', page: AccountPage },
  { path: '/currencies', page: CurrenciesPage },
  { path: '/users', page: UsersPage },
  { path: '/run-health', page: RunHealthPage },
  { path: '/automation', page: AutomationPage },
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

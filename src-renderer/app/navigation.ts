import type { IconName } from '../components/icon.tsx';

export type Place = {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** Pressed after `g`. */
  readonly key: string;
  /** Other words a person might look for. */
  readonly words: string;
};

/** The rail, in the order of the loop. A page that does not exist is not here. */
export const NAVIGATION: readonly { readonly group: string; readonly places: readonly Place[] }[] = [
  {
    group: 'Today',
    places: [
      { path: '/', title: 'Dashboard', icon: 'dashboard', key: 'd', words: 'home overview cash today' },
      { path: '/portfolio', title: 'Portfolio', icon: 'reports', key: 'q', words: 'all businesses several companies overview group' },
      { path: '/alerts', title: 'Alerts', icon: 'alerts', key: 'l', words: 'warnings problems trouble' },
      {
        path: '/actions',
        title: 'Actions',
        icon: 'actions',
        key: 'e',
        words: 'decide approve to do queue prepared reminders payment files executions',
      },
    ],
  },
  {
    group: 'Money',
    places: [
      { path: '/transactions', title: 'Transactions', icon: 'transactions', key: 't', words: 'bank lines payments categories' },
      { path: '/import', title: 'Import', icon: 'import', key: 'i', words: 'statement csv bank file upload' },
      { path: '/rules', title: 'Rules', icon: 'check', key: 'u', words: 'categories automatic suggestions learned payees transfers' },
    ],
  },
  {
    group: 'Owed',
    places: [
      { path: '/customers', title: 'Customers', icon: 'business', key: 'k', words: 'clients debtors receivables invoices owed' },
      { path: '/vendors', title: 'Vendors', icon: 'clock', key: 'v', words: 'suppliers creditors payables bills expenses' },
      { path: '/agreements', title: 'Agreements', icon: 'repeat', key: 'm', words: 'recurring rent wages retainer subscription contracts prospects' },
      { path: '/due-items', title: 'Due items', icon: 'invoice', key: 'o', words: 'invoices bills open overdue ageing calendar payments' },
    ],
  },
  {
    group: 'Ahead',
    places: [
      { path: '/forecast', title: 'Forecast', icon: 'forecast', key: 'f', words: 'future weeks runway lowest point' },
      { path: '/scenarios', title: 'Scenarios', icon: 'scenarios', key: 'n', words: 'what if hire loan customer leaves compare plan' },
      { path: '/accuracy', title: 'Accuracy', icon: 'target', key: 'x', words: 'how good forecasts were range held bias misses kept' },
    ],
  },
  {
    group: 'Books',
    places: [
      { path: '/reports', title: 'Reports', icon: 'reports', key: 'r', words: 'pdf audit accountant' },
      { path: '/audit-log', title: 'Audit log', icon: 'audit', key: 'a', words: 'history changes verify' },
      { path: '/run-health', title: 'Run health', icon: 'health', key: 'y', words: 'checks runs pipeline errors duration schedule' },
    ],
  },
  {
    group: 'Settings',
    places: [
      { path: '/accounts', title: 'Accounts', icon: 'bank', key: 'b', words: 'bank balance iban statements coverage missing archive' },
      { path: '/currencies', title: 'Currencies', icon: 'exchange', key: 'c', words: 'exchange rates ecb foreign revaluation' },
      { path: '/business-days', title: 'Business days', icon: 'calendar', key: 'h', words: 'holidays calendar weekend closed days bank' },
      { path: '/users', title: 'Users', icon: 'people', key: 'p', words: 'people roles owner bookkeeper viewer passphrase lock sign in' },
      { path: '/automation', title: 'Automation', icon: 'automation', key: 'w', words: 'automatic rules by itself approval limits confidence' },
      { path: '/settings', title: 'Settings', icon: 'settings', key: 's', words: 'buffer backup passphrase theme business' },
    ],
  },
];

export const PLACES: readonly Place[] = NAVIGATION.flatMap(({ places }) => places);

import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { AppEvent, ChangeTopic } from '../../src-shared/contract/app.ts';
import { api, client } from '../client.ts';
import { useTasks } from '../stores/tasks.ts';
import { connection } from './connection.ts';

/** Which answers a change makes stale. Figures that rest on bank lines follow them. */
const STALE: Readonly<Record<Exclude<ChangeTopic, 'everything'>, readonly QueryKey[]>> = {
  businesses: [api.portfolio.key(), api.businesses.key(), api.dashboard.key(), api.app.info.key()],
  accounts: [api.accounts.key(), api.dashboard.key(), api.transactions.key(), api.forecast.key(), api.currency.key()],
  transactions: [
    api.transactions.key(),
    api.accounts.key(),
    api.dashboard.key(),
    api.forecast.key(),
    api.imports.key(),
    api.currency.key(),
    api.rules.key(),
    api.transfers.key(),
    api.splits.key(),
    api.payments.key(),
    api.matching.key(),
    api.recurring.key(),
  ],
  parties: [api.customers.key(), api.vendors.key(), api.agreements.key(), api.dueItems.key()],
  obligations: [
    api.agreements.key(),
    api.dueItems.key(),
    api.payments.key(),
    api.customers.key(),
    api.vendors.key(),
    api.calendar.key(),
    api.records.key(),
    api.matching.key(),
    api.recurring.key(),
    api.dashboard.key(),
  ],
  scenarios: [api.scenarios.key()],
  categories: [api.categories.key(), api.transactions.key(), api.rules.key()],
  forecast: [api.forecast.key(), api.dashboard.key()],
  alerts: [api.alerts.key(), api.actions.key(), api.executions.key(), api.pipeline.key(), api.dashboard.key()],
  settings: [
    api.userConfig.key(),
    api.automation.key(),
    api.detectionRules.key(),
    api.preferences.key(),
    api.dashboard.key(),
    api.forecast.key(),
    api.calendar.key(),
    api.featureFlags.key(),
  ],
  audit: [api.audit.list.key(), api.audit.listFile.key()],
  backups: [api.backups.key(), api.app.info.key()],
};

function apply(event: AppEvent, queryClient: QueryClient): void {
  if (event.kind === 'progress') {
    const { taskId, label, done, total } = event;
    useTasks.getState().progress({ id: taskId, label, done, total });
    return;
  }
  for (const topic of event.topics) {
    if (topic === 'everything') void queryClient.invalidateQueries();
    else for (const queryKey of STALE[topic]) void queryClient.invalidateQueries({ queryKey });
  }
}

const PAUSE_AFTER_END_MS = 2_000;

async function follow(queryClient: QueryClient): Promise<void> {
  // A stream also ends when the session is locked or handed to somebody else, here or in another window, and begins when it is open again.
  const lookAtSession = (): void => void queryClient.invalidateQueries({ queryKey: api.session.key() });
  try {
    const events = await client.app.events();
    lookAtSession();
    for await (const event of events) apply(event, queryClient);
  } catch {
    // Ends with its connection, or because the host let go of it; either way the next stream starts below.
  }
  lookAtSession();
  await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_END_MS));
}

/** Listens to what changed in the host for as long as the window lives: a call for events waits for a connection. After a reconnection everything shown is fetched again. */
export function listenToChanges(queryClient: QueryClient): void {
  const followForever = async (): Promise<never> => {
    for (;;) await follow(queryClient);
  };
  let isFirst = true;
  connection.onOpen(() => {
    if (isFirst) void followForever();
    else void queryClient.invalidateQueries();
    isFirst = false;
  });
}

import { openEvidence } from '../components/evidence/open-evidence.ts';
import { useFormat } from '../components/use-format.ts';
import { showDone, showError, undoNow } from '../components/undo-toast.tsx';
import { api, client } from '../client.ts';
import { formatDate } from '../format/dates.ts';
import { useBusiness, useBusinesses, useBusinessInput, useSelection } from '../stores/business.ts';
import { useOverlays } from '../stores/overlays.ts';
import { usePreferences } from '../stores/preferences.ts';
import { lockSession, useSession } from '../stores/session.ts';
import { runTask } from '../stores/tasks.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Command } from './commands.ts';
import { navigate } from './hash-location.ts';
import { modifierKey } from './modifier-key.ts';
import { PLACES } from './navigation.ts';

const GO: readonly Command[] = PLACES.map(({ path, title, icon, key, words }) => ({
  id: `go:${path}`,
  group: 'Go to',
  title,
  icon,
  words,
  note: `G ${key.toUpperCase()}`,
  run: () => navigate(path),
}));

/** Locking, and handing the window to somebody else, where there is a passphrase or another person. */
function useHandCommands(): readonly Omit<Command, 'group'>[] {
  const session = useSession().data;
  const show = useOverlays((state) => state.show);
  const lock: Omit<Command, 'group'> = {
    id: 'lock',
    title: 'Lock',
    icon: 'lock',
    words: 'leave passphrase hide away',
    note: `${modifierKey()} L`,
    run: () => void lockSession().catch(showError),
  };
  const switchUser: Omit<Command, 'group'> = {
    id: 'switch-person',
    title: 'Switch user',
    icon: 'people',
    words: 'sign in out person log',
    run: () => show('switchPerson'),
  };
  return [...(session?.user?.hasPassphrase === true ? [lock] : []), ...((session?.people.length ?? 0) > 1 ? [switchUser] : [])];
}

/** Pages and actions: what a person can reach from anywhere. */
export function useCommands(): readonly Command[] {
  const { preferences, update } = usePreferences();
  const { businesses = [] } = useBusinesses();
  const current = useBusiness();
  const choose = useSelection((state) => state.choose);
  const show = useOverlays((state) => state.show);
  const modifier = modifierKey();
  const check = async (): Promise<void> => {
    try {
      const result = await runTask('Checking for trouble', ({ taskId, signal }) =>
        client.pipeline.run({ businessId: current.id, taskId, mode: 'full' }, { signal }),
      );
      showDone(result.alertsDetected === 0 ? 'Checked: nothing needs you.' : `Checked: ${result.alertsDetected} found.`);
    } catch (error) {
      showError(error);
    }
  };
  const hands = useHandCommands();
  const act: readonly Omit<Command, 'group'>[] = [
    {
      id: 'import',
      title: 'Import a bank file',
      icon: 'import',
      words: 'upload statement csv',
      note: `${modifier} I`,
      run: () => navigate('/import'),
    },
    { id: 'customer', title: 'New customer', icon: 'plus', words: 'client add create', run: () => navigate('/customers?do=create') },
    { id: 'vendor', title: 'New vendor', icon: 'plus', words: 'supplier add create', run: () => navigate('/vendors?do=create') },
    { id: 'check', title: 'Check for trouble now', icon: 'alerts', words: 'run pipeline detection alerts', run: () => void check() },
    { id: 'report', title: 'Make the audit report', icon: 'reports', words: 'pdf accountant', run: () => navigate('/reports') },
    { id: 'undo', title: 'Undo the last change', icon: 'undo', words: 'back revert', note: `${modifier} Z`, run: () => void undoNow() },
    {
      id: 'blur',
      title: preferences.isBlurred ? 'Show the figures' : 'Blur the figures',
      icon: preferences.isBlurred ? 'eye' : 'eyeOff',
      words: 'privacy hide',
      note: `${modifier} Shift P`,
      run: () => update({ isBlurred: !preferences.isBlurred }),
    },
    { id: 'light', title: 'Light theme', icon: 'sun', words: 'appearance colour', run: () => update({ theme: 'light' }) },
    { id: 'dark', title: 'Dark theme', icon: 'moon', words: 'appearance colour night', run: () => update({ theme: 'dark' }) },
    { id: 'system', title: 'Theme as the system', icon: 'screen', words: 'appearance colour auto', run: () => update({ theme: 'system' }) },
    ...hands,
    { id: 'keys', title: 'Keyboard shortcuts', icon: 'keyboard', words: 'help', note: '?', run: () => show('shortcuts') },
  ];
  const others = businesses
    .filter(({ id }) => id !== current.id)
    .map(({ id, name }) => ({
      id: `business:${id}`,
      title: `Switch to ${name}`,
      icon: 'business' as const,
      words: 'business',
      run: () => choose(id),
    }));
  return [...GO, ...[...act, ...others].map((command) => ({ ...command, group: 'Do' as const }))];
}

const LINES_SHOWN = 5;

/** The newest bank lines that hold the text, and the way to all of them. */
export function useBankLineCommands(text: string): readonly Command[] {
  const input = useBusinessInput();
  const format = useFormat();
  const isAsked = text.trim().length >= 2;
  const found = useQuery(
    api.transactions.list.queryOptions({
      input: { ...input, text: text.trim(), limit: LINES_SHOWN },
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  );
  if (!isAsked) return [];
  const lines: Command[] = (found.data?.rows ?? []).map((line) => ({
    id: `line:${line.id}`,
    group: 'Bank lines',
    title: line.counterparty ?? line.description,
    note: `${formatDate(line.bookingDate)} · ${format.money(line.amountMinor, line.currency, { cents: true })}`,
    isNotePrivate: true,
    icon: 'bank',
    words: '',
    run: () => openEvidence('line', line.id),
  }));
  const total = found.data?.total ?? 0;
  const all: Command = {
    id: 'lines:all',
    group: 'Bank lines',
    title: `Find “${text.trim()}” in all bank lines`,
    note: found.data === undefined ? '' : `${format.count(total)} found`,
    icon: 'search',
    words: '',
    run: () => navigate(`/transactions?${new URLSearchParams({ text: text.trim() })}`),
  };
  return [...lines, all];
}

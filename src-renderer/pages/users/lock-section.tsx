import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useMay } from '../../components/use-may.ts';
import classes from './users.module.css';

const CHOICES = [5, 15, 30, 60, 120] as const;

function words(minutes: number): string {
  return minutes === 0 ? 'never' : `after ${minutes} minutes`;
}

/** When a window that nobody uses locks by itself. */
export function LockSection(): ReactNode {
  const settings = useQuery(api.users.lockSettings.queryOptions());
  const { isAllowed, reason } = useMay('owner', 'file');
  const change = async (before: number, minutes: number): Promise<void> => {
    try {
      await client.users.updateLockSettings({ lockAfterMinutes: minutes });
      showUndo(`Locks ${words(minutes)}`, () => client.users.updateLockSettings({ lockAfterMinutes: before }));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Section title="Lock">
      <QueryState query={settings} rows={2}>
        {({ lockAfterMinutes }) => (
          <div className={classes['form']}>
            <Select
              label="Lock by itself"
              w={220}
              allowDeselect={false}
              disabled={!isAllowed}
              data={[...new Set([...CHOICES, 0, lockAfterMinutes])]
                .toSorted((a, b) => (a || 1e6) - (b || 1e6))
                .map((minutes) => ({ value: String(minutes), label: words(minutes) }))}
              value={String(lockAfterMinutes)}
              onChange={(value) => (value === null ? undefined : void change(lockAfterMinutes, Number(value)))}
            />
            <p className={classes['text']}>
              {reason ??
                'For people with a passphrase, when nobody has touched the window. Locking hides everything; the schedule goes on checking and backing up.'}
            </p>
          </div>
        )}
      </QueryState>
    </Section>
  );
}

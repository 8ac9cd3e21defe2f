import { Select, Stack, Switch, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AutomaticSettings } from '../../../src-shared/contract/rules.ts';
import { api, client } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useMay } from '../../components/use-may.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './rules.module.css';

const THRESHOLDS = [0.8, 0.85, 0.9, 0.95, 0.99];

const VOICES = [
  { key: 'appliesRules', label: 'Your rules file by themselves', says: 'The first rule that fits a line decides.' },
  {
    key: 'appliesPayees',
    label: 'What you taught about payees files by itself',
    says: 'A payee you filed alike at least twice, with at most one exception in ten.',
  },
  {
    key: 'appliesModel',
    label: 'The words of all your lines file by themselves',
    says: 'Also for payees never seen before. Otherwise these are only suggested.',
  },
] as const;

/** What happens to the lines of an import without anybody being asked. */
export function AutomaticTab(): ReactNode {
  const input = useBusinessInput();
  const settings = useQuery(api.rules.settings.queryOptions({ input }));
  return (
    <Section title="Automatic categories" note="when an import is booked">
      <QueryState query={settings}>{(known) => <SettingsForm known={known} />}</QueryState>
    </Section>
  );
}

function SettingsForm({ known }: { readonly known: AutomaticSettings }): ReactNode {
  const { businessId } = useBusinessInput();
  const { percent } = useFormat();
  const queryClient = useQueryClient();
  const may = useMay('owner');
  const save = async (change: Partial<AutomaticSettings>): Promise<void> => {
    const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.rules.settings.key() });
    try {
      await client.rules.updateSettings({ businessId, ...change });
      showUndo('Automatic categories changed', () => client.rules.updateSettings({ businessId, ...known }).then(refresh));
      await refresh();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Stack gap={16}>
      {may.reason === null ? null : <Text c="dimmed">{may.reason}</Text>}
      <Switch
        label="File new lines by themselves"
        description="Every run is in the audit log with how sure it was and why, and can be taken back. What you filed is never touched."
        disabled={!may.isAllowed}
        checked={known.isEnabled}
        onChange={({ currentTarget: { checked } }) => void save({ isEnabled: checked })}
      />
      <fieldset className={classes['choice']} disabled={!known.isEnabled || !may.isAllowed}>
        <legend>Who may file</legend>
        <Stack gap={12}>
          {VOICES.map(({ key, label, says }) => (
            <Switch
              key={key}
              label={label}
              description={says}
              disabled={!known.isEnabled || !may.isAllowed}
              checked={known[key]}
              onChange={({ currentTarget: { checked } }) => void save({ [key]: checked })}
            />
          ))}
        </Stack>
      </fieldset>
      <Select
        label="Only when at least"
        maw={220}
        allowDeselect={false}
        disabled={!known.isEnabled || !may.isAllowed}
        data={[...new Set([...THRESHOLDS, known.confidenceThreshold])]
          .toSorted((a, b) => a - b)
          .map((value) => ({ value: String(value), label: `${percent(value)} sure` }))}
        value={String(known.confidenceThreshold)}
        onChange={(value) => (value === null ? undefined : void save({ confidenceThreshold: Number(value) }))}
      />
    </Stack>
  );
}

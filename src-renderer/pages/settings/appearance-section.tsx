import { SegmentedControl, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../components/page.tsx';
import { usePreferences } from '../../stores/preferences.ts';
import classes from './settings.module.css';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function AppearanceSection(): ReactNode {
  const { preferences, update } = usePreferences();
  return (
    <Section title="Appearance" note="On this machine only.">
      <fieldset className={classes['choice']}>
        <legend>Theme</legend>
        <SegmentedControl
          aria-label="Theme"
          data={THEMES.map(({ value, label }) => ({ value, label }))}
          value={preferences.theme}
          onChange={(value) => update({ theme: value })}
        />
      </fieldset>
      <Switch
        mt={16}
        label="Blur amounts and names"
        description="For when somebody looks over your shoulder. Ctrl+Shift+P anywhere."
        checked={preferences.isBlurred}
        onChange={({ currentTarget: { checked } }) => update({ isBlurred: checked })}
      />
    </Section>
  );
}

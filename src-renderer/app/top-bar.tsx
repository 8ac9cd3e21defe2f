import { ActionIcon, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Preferences } from '../../src-shared/contract/settings.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { useMay } from '../components/use-may.ts';
import { useBusiness, useBusinesses, useSelection } from '../stores/business.ts';
import { useOverlays } from '../stores/overlays.ts';
import { usePreferences } from '../stores/preferences.ts';
import { AsOf } from './as-of.tsx';
import { navigate } from './hash-location.ts';
import { modifierKey } from './modifier-key.ts';
import { RunningTasks } from './running-tasks.tsx';
import classes from './top-bar.module.css';
import { WhoActs } from './who-acts.tsx';

/** Which business, as of when, and what reaches across pages. */
export function TopBar(): ReactNode {
  const show = useOverlays((state) => state.show);
  const { preferences, update } = usePreferences();
  return (
    <header className={classes['bar']}>
      <BusinessSwitcher />
      <AsOf />
      <div className={classes['right']}>
        <RunningTasks />
        <UnstyledButton className={classes['search']} aria-keyshortcuts="Control+K Meta+K" onClick={() => show('palette')}>
          <Icon name="search" size={16} />
          <span className={classes['searchText']}>Search or do…</span>
          <kbd className={classes['key']}>{modifierKey()} K</kbd>
        </UnstyledButton>
        <IconToggle
          label={preferences.isBlurred ? 'Show the figures' : 'Blur the figures'}
          hint={`${preferences.isBlurred ? 'Show' : 'Blur'} the figures (${modifierKey()} Shift P)`}
          icon={preferences.isBlurred ? 'eyeOff' : 'eye'}
          isPressed={preferences.isBlurred}
          onClick={() => update({ isBlurred: !preferences.isBlurred })}
        />
        <ThemeMenu theme={preferences.theme} onChange={(theme) => update({ theme })} />
        <IconToggle label="Keyboard shortcuts" hint="Keyboard shortcuts (?)" icon="keyboard" onClick={() => show('shortcuts')} />
        <WhoActs />
      </div>
    </header>
  );
}

type IconToggleProps = {
  readonly label: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
};

function IconToggle({ label, hint, icon, isPressed, onClick }: IconToggleProps): ReactNode {
  return (
    <Tooltip label={hint}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        aria-pressed={isPressed}
        onClick={onClick}
        className={classes['icon'] ?? ''}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}

const THEMES: readonly { readonly theme: Preferences['theme']; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'system', label: 'As the system', icon: 'screen' },
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

function ThemeMenu({
  theme,
  onChange,
}: {
  readonly theme: Preferences['theme'];
  readonly onChange: (theme: Preferences['theme']) => void;
}): ReactNode {
  const icon = THEMES.find((entry) => entry.theme === theme)?.icon ?? 'screen';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="Theme" className={classes['icon'] ?? ''}>
          <Icon name={icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label="Theme">
        {THEMES.map((entry) => (
          <Menu.Item
            key={entry.theme}
            leftSection={<Icon name={entry.icon} size={16} />}
            rightSection={entry.theme === theme ? <Icon name="check" size={16} /> : null}
            aria-current={entry.theme === theme}
            onClick={() => onChange(entry.theme)}
          >
            {entry.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function BusinessSwitcher(): ReactNode {
  const business = useBusiness();
  const { businesses = [] } = useBusinesses();
  const choose = useSelection((state) => state.choose);
  const { isAllowed: mayAdd } = useMay('owner', 'file');
  const name = (
    <>
      <Icon name="business" size={18} />
      <span className={classes['businessName']}>{business.name}</span>
      {business.isSample ? <span className={classes['sample']}>Sample</span> : null}
    </>
  );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes['business']} data-button>
          {name}
          <Icon name="chevronDown" size={14} />
          <VisuallyHidden>, switch the business</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {businesses.map((entry) => (
          <Menu.Item
            key={entry.id}
            aria-current={entry.id === business.id}
            rightSection={entry.id === business.id ? <Icon name="check" size={16} /> : null}
            onClick={() => choose(entry.id)}
          >
            {entry.name}
          </Menu.Item>
        ))}
        {mayAdd ? (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="plus" size={16} />} onClick={() => navigate('/welcome')}>
              Add a business
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

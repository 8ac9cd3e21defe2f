import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOverlays } from '../stores/overlays.ts';
import { modifierKey } from './modifier-key.ts';
import { PLACES } from './navigation.ts';
import classes from './shortcut-sheet.module.css';

type Shortcut = { readonly keys: readonly string[]; readonly does: string };

function everywhere(): readonly Shortcut[] {
  const modifier = modifierKey();
  return [
    { keys: [modifier, 'K'], does: 'Search and commands' },
    { keys: [modifier, 'Z'], does: 'Undo the last change' },
    { keys: [modifier, 'I'], does: 'Import a bank file' },
    { keys: [modifier, 'Shift', 'P'], does: 'Blur or show the figures' },
    { keys: [modifier, 'L'], does: 'Lock, where you have a passphrase' },
    { keys: ['?'], does: 'This sheet' },
    { keys: ['Esc'], does: 'Close what is open' },
  ];
}

const IN_TABLES: readonly Shortcut[] = [
  { keys: ['↑', '↓'], does: 'Move between rows' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['Space'], does: 'Select the row' },
  { keys: ['Shift', '↑↓'], does: 'Extend the selection' },
  { keys: ['/'], does: 'Filter' },
];

const IN_CHARTS: readonly Shortcut[] = [
  { keys: ['←', '→'], does: 'Move by a day' },
  { keys: ['Shift', '←→'], does: 'Move by a week' },
  { keys: ['Enter'], does: 'Open what makes up the week' },
];

export function ShortcutSheet(): ReactNode {
  const isOpen = useOverlays((state) => state.open === 'shortcuts');
  const close = useOverlays((state) => state.close);
  const places = PLACES.map(({ key, title }) => ({ keys: ['G', key.toUpperCase()], does: title }));
  return (
    <Modal opened={isOpen} onClose={close} title="Keyboard shortcuts" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes['columns']}>
        <Group title="Everywhere" shortcuts={everywhere()} />
        <Group title="Go to" shortcuts={places} />
        <Group title="In tables" shortcuts={IN_TABLES} />
        <Group title="In the forecast chart" shortcuts={IN_CHARTS} />
      </div>
    </Modal>
  );
}

function Group({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }): ReactNode {
  return (
    <section>
      <h3 className={classes['title']}>{title}</h3>
      <dl className={classes['list']}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className={classes['row']}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className={classes['key']}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

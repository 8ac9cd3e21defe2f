import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useOverlays } from '../stores/overlays.ts';
import classes from './command-palette.module.css';
import { type Command, matchCommands } from './commands.ts';
import { useBankLineCommands, useCommands } from './use-commands.ts';

export function CommandPalette(): ReactNode {
  const isOpen = useOverlays((state) => state.open === 'palette');
  const close = useOverlays((state) => state.close);
  return (
    <Modal.Root opened={isOpen} onClose={close} size="lg" padding={0} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content aria-label="Search and commands">
        <Palette onDone={close} />
      </Modal.Content>
    </Modal.Root>
  );
}

const TYPING_PAUSE_MS = 120;
/** Named here, because the list is open from the start: what the field is told of it by itself comes only after a first key. */
const RESULTS_ID = 'palette-results';
const GROUPS: readonly Command['group'][] = ['Go to', 'Do', 'Bank lines'];

function Palette({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const combobox = useCombobox({
    opened: true,
    // The list is always open; Esc, which would close it, closes the palette.
    onOpenedChange: (isOpen) => {
      if (!isOpen) onDone();
    },
  });
  const { selectFirstOption } = combobox;
  const commands = [...matchCommands(useCommands(), text), ...useBankLineCommands(asked)];
  const found = commands.map(({ id }) => id).join(' ');
  useEffect(() => {
    // After the options of the new text are on the screen, the best of them is the one that Enter takes.
    if (found !== '') selectFirstOption();
  }, [found, selectFirstOption]);
  const run = (id: string): void => {
    onDone();
    commands.find((command) => command.id === id)?.run();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={run}>
      <Combobox.EventsTarget withExpandedAttribute aria-expanded aria-controls={RESULTS_ID}>
        <TextInput
          variant="unstyled"
          className={classes['field'] ?? ''}
          classNames={{ input: classes['input'] ?? '' }}
          data-autofocus
          value={text}
          placeholder="A page, an action, or words on a bank line"
          aria-label="Search and commands"
          autoComplete="off"
          spellCheck={false}
          leftSection={<Icon name="search" />}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options id={RESULTS_ID} className={classes['list'] ?? ''} aria-label="Results">
        {GROUPS.map((group) => {
          const inGroup = commands.filter((command) => command.group === group);
          if (inGroup.length === 0) return null;
          return (
            <Combobox.Group key={group} label={group}>
              {inGroup.map((command) => (
                <Option key={command.id} command={command} />
              ))}
            </Combobox.Group>
          );
        })}
        {commands.length === 0 ? <Combobox.Empty>Nothing is called that. Two letters or more also search the bank lines.</Combobox.Empty> : null}
      </Combobox.Options>
    </Combobox>
  );
}

function Option({ command }: { readonly command: Command }): ReactNode {
  return (
    <Combobox.Option value={command.id} className={classes['option'] ?? ''}>
      <Icon name={command.icon} size={16} />
      <span className={classes['title']}>{command.title}</span>
      {command.note === undefined ? null : (
        <span className={classes['note']} data-private={command.isNotePrivate}>
          {command.note}
        </span>
      )}
    </Combobox.Option>
  );
}

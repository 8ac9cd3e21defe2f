import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useOverlays } from '../stores/overlays.ts';
import classes from './command-palette.module.css';
import { type Command, matchCommands } from './commands.ts';
import { useBankLineCommands, useCommands } from './use-commands.ts';

export function CommandPalette(): ReactNode {
  const isOpen = useOverlays((state) => state.open === 'palette');
  const close = useOverlays((state) => state.close);
  return (
    <Modal opened={isOpen} onClose={close} withCloseButton={false} size="lg" padding={0} yOffset="12vh" aria-label="Search and commands">
      <Palette onDone={close} />
    </Modal>
  );
}

const TYPING_PAUSE_MS = 120;

function Palette({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [text, setText] = useState('');
  const [position, setPosition] = useState(0);
  const [asked] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const listId = useId();
  const commands = [...matchCommands(useCommands(), text), ...useBankLineCommands(asked)];
  const active = Math.min(position, commands.length - 1);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onDone();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setPosition((active + step + commands.length) % Math.max(commands.length, 1));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(commands[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <div className={classes['field']}>
        <Icon name="search" />
        <input
          className={classes['input']}
          data-autofocus
          value={text}
          placeholder="A page, an action, or words on a bank line"
          role="combobox"
          aria-label="Search and commands"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul className={classes['list']} id={listId} role="listbox" aria-label="Results">
        {commands.map((command, index) => (
          <Option
            key={command.id}
            id={`${listId}-${index}`}
            command={command}
            isActive={index === active}
            isFirstOfGroup={commands[index - 1]?.group !== command.group}
            onRun={() => run(command)}
            onPoint={() => setPosition(index)}
          />
        ))}
      </ul>
      {commands.length === 0 ? <p className={classes['none']}>Nothing is called that. Two letters or more also search the bank lines.</p> : null}
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly command: Command;
  readonly isActive: boolean;
  readonly isFirstOfGroup: boolean;
  readonly onRun: () => void;
  readonly onPoint: () => void;
};

function Option({ id, command, isActive, isFirstOfGroup, onRun, onPoint }: OptionProps): ReactNode {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <>
      {isFirstOfGroup ? (
        <li className={classes['group']} role="presentation">
          {command.group}
        </li>
      ) : null}
      {/* The keyboard stays in the field above, which points here by aria-activedescendant. */}
      <li
        ref={element}
        id={id}
        className={classes['option']}
        role="option"
        aria-selected={isActive}
        tabIndex={-1}
        onClick={onRun}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onRun();
        }}
        onMouseMove={onPoint}
      >
        <Icon name={command.icon} size={16} />
        <span className={classes['title']}>{command.title}</span>
        {command.note === undefined ? null : (
          <span className={classes['note']} data-private={command.isNotePrivate}>
            {command.note}
          </span>
        )}
      </li>
    </>
  );
}

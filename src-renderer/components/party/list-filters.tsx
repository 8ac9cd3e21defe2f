import { Button, Checkbox, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../icon.tsx';
import { type PartyFilter, SHOWN, SHOWN_WORDS } from './party-filter.ts';
import classes from './party-list.module.css';

type ColumnChoice = { readonly key: string; readonly label: string; readonly isAlwaysShown?: boolean };

type ListFiltersProps = {
  readonly filter: PartyFilter;
  readonly columns: readonly ColumnChoice[];
  readonly hidden: readonly string[];
  readonly searchLabel: string;
  readonly onFilter: (filter: PartyFilter) => void;
  readonly onHidden: (hidden: readonly string[]) => void;
  /** Enter and arrow down in the search lead on to the list. */
  readonly onLeave: () => void;
};

/** What narrows the list; every part of it is in the address. */
export function ListFilters({ filter, columns, hidden, searchLabel, onFilter, onHidden, onLeave }: ListFiltersProps): ReactNode {
  return (
    <search aria-label="Narrow the list" className={classes['filters']}>
      <SearchField label={searchLabel} text={filter.text} onText={(text) => onFilter({ ...filter, text })} onLeave={onLeave} />
      <SegmentedControl
        aria-label="Which ones"
        size="xs"
        data={SHOWN.map((value) => ({ value, label: SHOWN_WORDS[value] }))}
        value={filter.show}
        onChange={(show) => onFilter({ ...filter, show })}
      />
      <Popover position="bottom-end" trapFocus shadow="md" width={220}>
        <Popover.Target>
          <Button variant="default" rightSection={<Icon name="chevronDown" size={16} />}>
            Columns
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Columns">
          <Stack gap={8}>
            {columns
              .filter(({ isAlwaysShown }) => isAlwaysShown !== true)
              .map(({ key, label }) => (
                <Checkbox
                  key={key}
                  label={label}
                  checked={!hidden.includes(key)}
                  onChange={({ currentTarget: { checked } }) => onHidden(checked ? hidden.filter((name) => name !== key) : [...hidden, key])}
                />
              ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </search>
  );
}

const TYPING_MS = 120;

type SearchFieldProps = {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
};

function SearchField({ label, text: addressed, onText, onLeave }: SearchFieldProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(addressed);
  const apply = useDebouncedCallback(onText, TYPING_MS);
  // The address may change under the field: Back, a link, Show all.
  useEffect(() => {
    if (document.activeElement !== input.current || addressed === '') setText(addressed);
  }, [addressed]);
  useHotkeys([['/', () => input.current?.select()]]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes['search'] ?? ''}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder="Search  /"
      leftSection={<Icon name="search" size={16} />}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        apply(value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          setText('');
          onText('');
        } else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          onLeave();
        }
      }}
    />
  );
}

import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { useCustomers, useVendors } from '../../components/party/use-party-list.ts';
import { type DueFilter, hasExactDates, REACHES, reachWords, STATE_WORDS, STATES } from './due-filter.ts';
import classes from './due-items.module.css';

type DueFiltersProps = {
  readonly filter: DueFilter;
  readonly onFilter: (filter: DueFilter) => void;
  /** Enter and arrow down in the search lead on to the list. */
  readonly onLeave: () => void;
};

/** What narrows the list. */
export function DueFilters({ filter, onFilter, onLeave }: DueFiltersProps): ReactNode {
  const { data: customers = [] } = useCustomers();
  const { data: vendors = [] } = useVendors();
  const set = (change: Partial<DueFilter>): void => onFilter({ ...filter, ...change });
  const chosen = filter.party === null ? null : `${filter.party.kind}:${filter.party.id}`;
  return (
    <search aria-label="Narrow the list" className={classes['filters']}>
      <SearchField text={filter.text} onText={(text) => set({ text })} onLeave={onLeave} />
      <SegmentedControl
        aria-label="Which ones"
        data={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
        value={filter.state}
        onChange={(state) => set({ state, from: null, to: null, isOwed: false })}
      />
      <SegmentedControl
        aria-label="Direction"
        data={[
          { value: 'all', label: 'All' },
          { value: 'in', label: 'In' },
          { value: 'out', label: 'Out' },
        ]}
        value={filter.direction ?? 'all'}
        onChange={(value) => set({ direction: value === 'in' || value === 'out' ? value : null })}
      />
      <Select
        aria-label="Customer or vendor"
        placeholder="Everybody"
        w={200}
        clearable
        searchable
        data={[
          { group: 'Customers', items: customers.map(({ id, name }) => ({ value: `customer:${id}`, label: name })) },
          { group: 'Vendors', items: vendors.map(({ id, name }) => ({ value: `vendor:${id}`, label: name })) },
        ]}
        value={chosen}
        onChange={(value) => {
          const [kind, id] = (value ?? '').split(':');
          set({ party: value === null ? null : { kind: kind === 'vendor' ? 'vendor' : 'customer', id: Number(id) } });
        }}
      />
      {filter.state === 'overdue' || hasExactDates(filter) ? null : (
        <Select
          aria-label="How far"
          w={170}
          allowDeselect={false}
          data={REACHES.map((reach) => ({ value: reach, label: reachWords(reach, filter.state) }))}
          value={filter.reach}
          onChange={(value) => set({ reach: REACHES.find((reach) => reach === value) ?? '30' })}
        />
      )}
    </search>
  );
}

const TYPING_MS = 180;

type SearchFieldProps = { readonly text: string; readonly onText: (text: string) => void; readonly onLeave: () => void };

function SearchField({ text: addressed, onText, onLeave }: SearchFieldProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(addressed);
  const apply = useDebouncedCallback(onText, TYPING_MS);
  // The address may change under the field: Back, a link, Clear.
  useEffect(() => {
    if (document.activeElement !== input.current || addressed === '') setText(addressed);
  }, [addressed]);
  useHotkeys([['/', () => input.current?.select()]]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes['search'] ?? ''}
      aria-label="Search number, name, description, reference"
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

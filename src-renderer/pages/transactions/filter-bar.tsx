import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { Icon } from '../../components/icon.tsx';
import type { TransactionFilter } from './transaction-filter.ts';
import classes from './transactions.module.css';

type FilterBarProps = {
  readonly filter: TransactionFilter;
  readonly accounts: readonly Account[];
  readonly categories: readonly Category[];
  readonly onFilter: (filter: TransactionFilter) => void;
  /** Enter and arrow down in the search lead on to the lines. */
  readonly onLeave: () => void;
};

/** Long enough that a word is typed through, short enough to feel immediate. */
const TYPING_MS = 180;
const UNCATEGORISED = 'none';

type Writable = { -readonly [Key in keyof TransactionFilter]: TransactionFilter[Key] };

/** The filter with one property set, or taken away where the value is undefined. */
function withProperty<Key extends keyof TransactionFilter>(filter: TransactionFilter, key: Key, value: TransactionFilter[Key]): TransactionFilter {
  const next: Writable = { ...filter };
  if (value === undefined) delete next[key];
  else next[key] = value;
  return next;
}

/** What narrows the lines. Every part of it is in the address. */
export function FilterBar({ filter, accounts, categories, onFilter, onLeave }: FilterBarProps): ReactNode {
  const set = <Key extends keyof TransactionFilter>(key: Key, value: TransactionFilter[Key]): void => onFilter(withProperty(filter, key, value));
  return (
    <search aria-label="Filter the lines" className={classes['filters']}>
      <SearchField filter={filter} onText={(text) => set('text', text === '' ? undefined : text)} onLeave={onLeave} />
      {accounts.length > 1 ? (
        <Select
          aria-label="Account"
          placeholder="All accounts"
          w={170}
          clearable
          data={accounts.map((account) => ({ value: String(account.id), label: account.name }))}
          value={filter.accountId === undefined ? null : String(filter.accountId)}
          onChange={(value) => set('accountId', value === null ? undefined : Number(value))}
        />
      ) : null}
      <Select
        aria-label="Category"
        placeholder="All categories"
        w={170}
        clearable
        searchable
        data={[
          { value: UNCATEGORISED, label: 'Without category' },
          ...categories.map((category) => ({ value: String(category.id), label: category.name })),
        ]}
        value={filter.uncategorised === true ? UNCATEGORISED : filter.categoryId === undefined ? null : String(filter.categoryId)}
        onChange={(value) => {
          const rest = withProperty(withProperty(filter, 'categoryId', undefined), 'uncategorised', undefined);
          if (value === UNCATEGORISED) onFilter({ ...rest, uncategorised: true });
          else onFilter(value === null ? rest : { ...rest, categoryId: Number(value) });
        }}
      />
      <SegmentedControl
        aria-label="Direction"
        data={[
          { value: 'all', label: 'All' },
          { value: 'in', label: 'In' },
          { value: 'out', label: 'Out' },
        ]}
        value={filter.direction ?? 'all'}
        onChange={(value) => set('direction', value === 'in' || value === 'out' ? value : undefined)}
      />
      <TextInput
        type="date"
        aria-label="From, first day"
        leftSection={<span className={classes['unit']}>From</span>}
        leftSectionWidth={48}
        value={filter.from ?? ''}
        onChange={({ currentTarget: { value } }) => set('from', isIsoDate(value) ? value : undefined)}
      />
      <TextInput
        type="date"
        aria-label="To, last day"
        leftSection={<span className={classes['unit']}>To</span>}
        leftSectionWidth={32}
        value={filter.to ?? ''}
        onChange={({ currentTarget: { value } }) => set('to', isIsoDate(value) ? value : undefined)}
      />
    </search>
  );
}

type SearchFieldProps = { readonly filter: TransactionFilter; readonly onText: (text: string) => void; readonly onLeave: () => void };

/** Keeps what is being typed to itself for a moment, so that not every letter asks for 100,000 lines. */
function SearchField({ filter, onText, onLeave }: SearchFieldProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.text ?? '');
  const apply = useDebouncedCallback(onText, TYPING_MS);
  const addressed = filter.text ?? '';
  // The address may change under the field: Back, a link, Clear filter.
  useEffect(() => {
    if (document.activeElement !== input.current || addressed === '') setText(addressed);
  }, [addressed]);
  useHotkeys([['/', () => input.current?.select()]]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes['search'] ?? ''}
      aria-label="Search counterparty, description, reference"
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

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Answers } from '../../client.ts';
import { Money } from '../../components/money.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { formatDate } from '../../format/dates.ts';
import type { DueFilter } from './due-filter.ts';
import classes from './due-items.module.css';
import type { SelectionChange } from './use-selection-changes.ts';

const ITEMS = { one: 'item', many: 'items' };

type TotalsProps = { readonly answer: Omit<Answers['dueItems']['list'], 'rows'> & { readonly rows: readonly DueItem[] }; readonly filter: DueFilter };

function datesWords({ from, to, isOwed }: DueFilter): string {
  if (from === null && to === null) return isOwed ? ' owed by now' : '';
  if (from !== null && to !== null) return from === to ? ` due on ${formatDate(from)}` : ` due from ${formatDate(from)} to ${formatDate(to)}`;
  if (from !== null) return ` due from ${formatDate(from)} on`;
  return to === null ? '' : ` due up to ${formatDate(to)}`;
}

/** How many there are, and what of them is still to come in and to go out. */
export function Totals({ answer: { rows, total, openInMinor, openOutMinor, rateMissingCount }, filter }: TotalsProps): ReactNode {
  const { locale, baseCurrency } = useFormat();
  return (
    <output>
      <strong>{countOf(total, ITEMS, locale)}</strong>
      {datesWords(filter)}
      {openInMinor === 0 && openOutMinor === 0 ? null : (
        <>
          , open in{' '}
          <strong>
            <Money amountMinor={openInMinor} currency={baseCurrency} />
          </strong>
          , open out{' '}
          <strong>
            <Money amountMinor={openOutMinor} currency={baseCurrency} />
          </strong>
        </>
      )}
      {rateMissingCount === 0 ? null : `; without ${countOf(rateMissingCount, ITEMS, locale)} that have no exchange rate`}
      {total > rows.length ? `. The first ${rows.length} are listed; narrow the list for the rest.` : null}
    </output>
  );
}

type SelectionBarProps = { readonly items: readonly DueItem[]; readonly onChange: (change: SelectionChange) => void; readonly onClear: () => void };

/** What can be done with the selected items at once. */
export function SelectionBar({ items, onChange, onClear }: SelectionBarProps): ReactNode {
  const { locale } = useFormat();
  const [first] = items;
  const isOneCurrency = items.every(({ currency }) => currency === first?.currency);
  const open = items.reduce((sum, { openAmountMinor }) => sum + openAmountMinor, 0);
  return (
    <div className={classes['selectionBar']}>
      <output>
        <strong>{countOf(items.length, ITEMS, locale)} selected</strong>
        {first !== undefined && isOneCurrency ? (
          <>
            , open <Money amountMinor={minorUnits(open)} currency={first.currency} cents />
          </>
        ) : null}
      </output>
      <ActionButton label="Approve" letter="A" onPress={() => onChange('approve')} />
      <ActionButton label="Issue" letter="I" onPress={() => onChange('issue')} />
      <ActionButton label="Cancel them" letter="C" onPress={() => onChange('cancel')} />
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </div>
  );
}

type ActionButtonProps = { readonly label: string; readonly letter: string; readonly onPress: () => void };

function ActionButton({ label, letter, onPress }: ActionButtonProps): ReactNode {
  return (
    <Button size="compact-sm" variant="default" aria-keyshortcuts={letter} onClick={onPress}>
      {label}
      <span className={classes['key']} aria-hidden="true">
        {letter}
      </span>
    </Button>
  );
}

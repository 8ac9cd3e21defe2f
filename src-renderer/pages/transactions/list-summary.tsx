import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { Money } from '../../components/money.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { type Selection, selectedCount } from './selection.ts';
import { loadedRows, type TransactionPages } from './use-transaction-pages.ts';
import classes from './transactions.module.css';

const LINES = { one: 'line', many: 'lines' };
/** Above this the sum of a selection is left out: it would be added up at every key press. */
const SUMMED_ROWS_MAX = 2000;

type SummaryProps = {
  readonly pages: TransactionPages;
  readonly selection: Selection;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
  readonly isBusy: boolean;
  /** What can be done with the selection. */
  readonly children: ReactNode;
};

/** How many lines there are and what they add up to; the same of the selection, with its actions. */
export function ListSummary({ pages, selection, isFiltered, onClearFilter, isBusy, children }: SummaryProps): ReactNode {
  const { locale } = useFormat();
  const count = selectedCount(selection);
  // Until the answer is there, what is known belongs to another filter or to none.
  const isKnown = !pages.isLoading && !pages.isStale;
  return (
    <div className={classes['summary']}>
      <output>{isKnown ? <Total pages={pages} isFiltered={isFiltered} /> : 'Counting the lines…'}</output>
      {isFiltered ? (
        <Button size="compact-sm" variant="subtle" onClick={onClearFilter}>
          Clear filter
        </Button>
      ) : null}
      {count === 0 ? null : (
        <div className={classes['selectionBar']}>
          <output>
            <strong>{countOf(count, LINES, locale)} selected</strong>
            <SelectionSum pages={pages} selection={selection} />
            {isBusy ? ', working…' : null}
          </output>
          {children}
        </div>
      )}
    </div>
  );
}

function Total({ pages, isFiltered }: Pick<SummaryProps, 'pages' | 'isFiltered'>): ReactNode {
  const { locale } = useFormat();
  return (
    <>
      <strong>{countOf(pages.total, LINES, locale)}</strong>
      {isFiltered ? ' fit the filter' : ''}
      {pages.sumMinor !== null && pages.currency !== null && pages.total > 0 ? (
        <>
          , sum <Money amountMinor={pages.sumMinor} currency={pages.currency} cents plus />
        </>
      ) : null}
      {pages.sumMinor === null && pages.total > 0 ? ', in several currencies' : null}
    </>
  );
}

function SelectionSum({ pages, selection }: Pick<SummaryProps, 'pages' | 'selection'>): ReactNode {
  const rows = selectedCount(selection) > SUMMED_ROWS_MAX ? null : loadedRows(selection, pages.rowAt);
  const [first] = rows ?? [];
  if (rows === null || first === undefined || rows.some((row) => row.currency !== first.currency)) return null;
  return (
    <>
      , sum <Money amountMinor={sumMinor(rows.map((row) => row.amountMinor))} currency={first.currency} cents plus />
    </>
  );
}

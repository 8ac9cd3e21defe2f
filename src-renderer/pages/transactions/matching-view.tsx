import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { navigate } from '../../app/hash-location.ts';
import { api, type Answers } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { MatchReading } from '../../components/matching/match-option.tsx';
import { useHidden } from '../../components/matching/use-hidden.ts';
import { useMatchChanges } from '../../components/matching/use-match-changes.ts';
import { Money } from '../../components/money.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { withoutName } from '../../format/bank-words.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { LINES_TO_MATCH } from './lines-to-match.tsx';
import classes from './matching-view.module.css';

const LINES = { one: 'line', many: 'lines' };

type Suggestions = Answers['matching']['suggestions'];
type Row = Suggestions['rows'][number];

/** Unmatched bank lines that something open explains, walked through with `y` and `n`. */
export function MatchingView(): ReactNode {
  const input = useBusinessInput();
  const { locale } = useFormat();
  const query = useQuery(api.matching.suggestions.queryOptions({ input: { ...input, limit: LINES_TO_MATCH }, placeholderData: keepPreviousData }));
  const { acceptCertain } = useMatchChanges();
  const [isMatching, setIsMatching] = useState(false);
  const certain = query.data?.rows.filter(({ alternatives }) => alternatives.some(({ isAutomatic }) => isAutomatic)).length ?? 0;
  const matchCertain = async (): Promise<void> => {
    setIsMatching(true);
    await acceptCertain();
    setIsMatching(false);
  };
  return (
    <Page
      title="Lines to match"
      lead="Bank lines that seem to pay an open invoice, bill or agreement. Matched, they settle it; what is late, and the forecast, follow."
      actions={
        <>
          <Button component="a" href="#/transactions" variant="default">
            All transactions
          </Button>
          {certain === 0 ? null : (
            <Button loading={isMatching} onClick={() => void matchCertain()}>
              Match the {countOf(certain, { one: 'certain one', many: 'certain ones' }, locale)}
            </Button>
          )}
        </>
      }
    >
      <QueryState query={query} rows={8}>
        {(suggestions) =>
          suggestions.rows.length === 0 ? <NothingToMatch unmatchedCount={suggestions.unmatchedCount} /> : <Walk suggestions={suggestions} />
        }
      </QueryState>
    </Page>
  );
}

function NothingToMatch({ unmatchedCount }: { readonly unmatchedCount: number }): ReactNode {
  const { locale } = useFormat();
  return (
    <EmptyState
      title="No line waits to be matched"
      action={
        <Button variant="default" onClick={() => navigate('/due-items')}>
          See the due items
        </Button>
      }
    >
      {unmatchedCount === 0 ? 'Every bank line is matched.' : `Nothing open explains the ${countOf(unmatchedCount, LINES, locale)} without a match.`}{' '}
      When an open invoice, bill or agreement explains a bank line, it is offered here with its reasons; one key takes it or leaves it.
    </EmptyState>
  );
}

/** One line is the active one; what is done moves on to the next. */
function Walk({ suggestions }: { readonly suggestions: Suggestions }): ReactNode {
  const { isHidden, hide } = useHidden(suggestions);
  const rows = suggestions.rows.filter(({ transactionId }) => !isHidden(String(transactionId)));
  const { locale } = useFormat();
  const { match, decline } = useMatchChanges();
  const [active, setActive] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const index = Math.min(active, rows.length - 1);
  const current = rows[index]?.transactionId;
  const shouldFocus = useRef(true);
  useEffect(() => {
    if (!shouldFocus.current || current === undefined) return;
    const item = list.current?.querySelector<HTMLElement>('[data-active]');
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const act = async (row: Row, isYes: boolean): Promise<void> => {
    const [best] = row.alternatives;
    if (best === undefined || isBusy) return;
    setIsBusy(true);
    shouldFocus.current = true;
    const isDone = await (isYes ? match(row.transactionId, best) : decline(row.transactionId, best));
    if (isDone) hide(String(row.transactionId));
    setIsBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, row: Row, position: number): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: position + 1,
      j: position + 1,
      ArrowUp: position - 1,
      k: position - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      shouldFocus.current = true;
      setActive(Math.max(0, Math.min(rows.length - 1, to)));
    } else if (event.key === 'y') void act(row, true);
    else if (event.key === 'n') void act(row, false);
    else if (event.key === 'Enter') openEvidence('line', row.transactionId);
    else return;
    event.preventDefault();
  };
  const rowHandlers = (row: Row, position: number) => ({
    tabIndex: position === index ? 0 : -1,
    onKeyDown: (event: KeyboardEvent<HTMLLIElement>) => onKeyDown(event, row, position),
    onFocus: () => setActive(position),
  });
  return (
    <>
      <p className={classes['summary']}>
        <output>
          <strong>{countOf(rows.length, LINES, locale)} that something explains</strong>, of {countOf(suggestions.unmatchedCount, LINES, locale)}{' '}
          without a match
        </output>
        <span className={classes['keys']}>
          <kbd>Y</kbd> match <kbd>N</kbd> not this <kbd>↑</kbd>
          <kbd>↓</kbd> walk <kbd>Enter</kbd> open the line
        </span>
      </p>
      <ul ref={list} className={classes['lines']} aria-label="Lines to match">
        {rows.map((row, position) => {
          const best = row.alternatives[0];
          const name = row.counterparty ?? row.description;
          return best === undefined ? null : (
            // A row of a walk takes the focus and the keys of its two answers; its buttons do the same by pointer.
            <li key={row.transactionId} className={classes['line']} data-active={position === index || undefined} {...rowHandlers(row, position)}>
              <div className={classes['bank']}>
                <button type="button" className={classes['open']} data-private onClick={() => openEvidence('line', row.transactionId)}>
                  {name}
                </button>
                <strong>
                  <Money amountMinor={row.amountMinor} currency={row.currency} cents />
                </strong>
                <span className={classes['faint']}>
                  {formatDate(row.bookingDate)} <span data-private>{withoutName(row.description, row.counterparty)}</span>
                </span>
              </div>
              <div className={classes['reading']}>
                <MatchReading alternative={best} currency={row.currency} />
                {row.alternatives.length > 1 ? (
                  <button type="button" className={classes['more']} onClick={() => openEvidence('line', row.transactionId)}>
                    {row.alternatives.length - 1 === 1 ? 'One other reading' : `${row.alternatives.length - 1} other readings`}
                  </button>
                ) : null}
              </div>
              <div className={classes['buttons']}>
                <Button size="compact-md" aria-label={`Match ${name}`} aria-keyshortcuts="y" disabled={isBusy} onClick={() => void act(row, true)}>
                  Match
                </Button>
                <Button
                  size="compact-md"
                  variant="subtle"
                  aria-label={`Not this for ${name}`}
                  aria-keyshortcuts="n"
                  disabled={isBusy}
                  onClick={() => void act(row, false)}
                >
                  Not this
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

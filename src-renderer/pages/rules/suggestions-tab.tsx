import { Button, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Suggestion } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { useFilingChanges } from './use-rule-changes.ts';
import classes from './rules.module.css';

const PAGE_ROWS = 50;
const LEVELS = ['0.95', '0.9', '0.8', '0.7'];

/** Where lines without a category might belong, the surest first. */
export function SuggestionsTab(): ReactNode {
  const input = useBusinessInput();
  const { locale, percent } = useFormat();
  const [limit, setLimit] = useState(PAGE_ROWS);
  const [level, setLevel] = useState('0.9');
  const query = useQuery(api.rules.suggest.queryOptions({ input: { ...input, limit }, placeholderData: keepPreviousData }));
  const { acceptFrom } = useFilingChanges();
  const actions = (
    <>
      <Select
        aria-label="How sure at least"
        w={190}
        allowDeselect={false}
        data={LEVELS.map((value) => ({ value, label: `${percent(Number(value))} sure or more` }))}
        value={level}
        onChange={(value) => setLevel(value ?? level)}
      />
      <MayButton variant="default" onClick={() => void acceptFrom(Number(level))}>
        Accept all these
      </MayButton>
    </>
  );
  return (
    <QueryState query={query}>
      {({ rows, total, uncategorisedCount }) =>
        total === 0 ? (
          <NoSuggestions uncategorisedCount={uncategorisedCount} />
        ) : (
          <Section
            title="Suggestions"
            note={`${countOf(total, { one: 'suggestion', many: 'suggestions' }, locale)} for ${countOf(uncategorisedCount, { one: 'line', many: 'lines' }, locale)} without a category`}
            actions={actions}
          >
            <SuggestionTable rows={rows} />
            {rows.length < total && limit < 500 ? (
              <Button variant="subtle" mt={8} onClick={() => setLimit(Math.min(500, limit + PAGE_ROWS * 3))}>
                Show more
              </Button>
            ) : null}
          </Section>
        )
      }
    </QueryState>
  );
}

function NoSuggestions({ uncategorisedCount }: { readonly uncategorisedCount: number }): ReactNode {
  const { locale } = useFormat();
  if (uncategorisedCount === 0) {
    return (
      <EmptyState title="Every line has its category">
        Lines that an import brings and nothing files by itself are listed here, each with where it might belong.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing to suggest yet">
      {countOf(uncategorisedCount, { one: 'line has', many: 'lines have' }, locale)} no category, and too little has been filed to say where they
      belong. File a few lines of your regular payees under Transactions; the rest is then suggested here with its reason.
    </EmptyState>
  );
}

function SuggestionTable({ rows }: { readonly rows: readonly Suggestion[] }): ReactNode {
  const { percent } = useFormat();
  const { accept, decline } = useFilingChanges();
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']} aria-label="Suggestions">
        <thead>
          <tr>
            <th scope="col">Booked</th>
            <th scope="col">Bank line</th>
            <th scope="col" className={tableClasses['number']}>
              Amount
            </th>
            <th scope="col">Might belong to</th>
            <th scope="col">Sure</th>
            <th scope="col">
              <span className={classes['hidden']}>What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.transactionId}>
              <td>{formatDate(row.bookingDate)}</td>
              <td>
                <button type="button" className={classes['open']} data-private onClick={() => openEvidence('line', row.transactionId)}>
                  {row.counterparty ?? row.description}
                </button>
              </td>
              <td className={tableClasses['number']}>
                <Money amountMinor={row.amountMinor} currency={row.currency} cents />
              </td>
              <td>
                <strong>{row.suggestedCategoryName}</strong>
                <p className={classes['quiet']}>{row.reason}</p>
              </td>
              <td>{percent(row.confidence)}</td>
              <td className={classes['buttons']}>
                <MayButton size="compact-sm" aria-label={`Accept ${row.suggestedCategoryName}`} onClick={() => void accept(row)}>
                  Accept
                </MayButton>
                <MayButton size="compact-sm" variant="subtle" aria-label={`Not this: ${row.suggestedCategoryName}`} onClick={() => void decline(row)}>
                  Not this
                </MayButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

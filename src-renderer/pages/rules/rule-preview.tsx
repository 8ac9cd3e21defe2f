import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RuleDraft, RulePreview } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { Money } from '../../components/money.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './rules.module.css';

/** A word is typed through before the whole book is looked at. */
const TYPING_MS = 300;
const LINES_SHOWN = 20;

/** What the rule would change, before it is saved. */
export function RulePreviewPanel({ draft, ruleId }: { readonly draft: RuleDraft | null; readonly ruleId: number | null }): ReactNode {
  const input = useBusinessInput();
  const [settled] = useDebouncedValue(draft === null ? null : JSON.stringify(draft), TYPING_MS);
  const rule = settled === null ? null : (JSON.parse(settled) as RuleDraft);
  const query = useQuery({
    ...api.rules.preview.queryOptions({
      input: { ...input, rule: rule ?? ({} as RuleDraft), ...(ruleId === null ? {} : { ruleId }) },
      placeholderData: keepPreviousData,
    }),
    enabled: rule !== null,
  });
  return (
    <section className={classes['preview']} aria-label="What the rule would change">
      {rule === null ? (
        <p className={classes['text']}>Give a condition and a category to see which lines the rule would file.</p>
      ) : (
        <QueryState query={query} rows={3}>
          {(preview) => <Preview preview={preview} isImportOnly={rule.isImportOnly ?? false} />}
        </QueryState>
      )}
    </section>
  );
}

function Preview({ preview, isImportOnly }: { readonly preview: RulePreview; readonly isImportOnly: boolean }): ReactNode {
  const { locale, count } = useFormat();
  const { fittingCount, changingCount, keptByPersonCount, earlierRuleCount, alreadySoCount, changing } = preview;
  const kept = [
    keptByPersonCount === 0 ? null : `${count(keptByPersonCount)} filed by you`,
    earlierRuleCount === 0 ? null : `${count(earlierRuleCount)} taken by an earlier rule`,
    alreadySoCount === 0 ? null : `${count(alreadySoCount)} already there`,
  ].filter((part) => part !== null);
  return (
    <>
      <output className={classes['verdict']}>
        <strong>Fits {countOf(fittingCount, { one: 'line', many: 'lines' }, locale)}</strong>
        {isImportOnly ? '; none of them changes, only imports from now on do' : `, would change ${count(changingCount)}`}
        {kept.length === 0 ? '.' : `; ${kept.join(', ')}.`}
      </output>
      {changing.length === 0 ? null : (
        <ChangingLines lines={changing.slice(0, LINES_SHOWN)} more={changingCount - Math.min(LINES_SHOWN, changing.length)} />
      )}
    </>
  );
}

function ChangingLines({ lines, more }: { readonly lines: RulePreview['changing']; readonly more: number }): ReactNode {
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']} aria-label="Lines the rule fits">
        <thead>
          <tr>
            <th scope="col">Booked</th>
            <th scope="col">Bank line</th>
            <th scope="col">Now</th>
            <th scope="col" className={tableClasses['number']}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.transactionId}>
              <td>{formatDate(line.bookingDate)}</td>
              <td data-private>{line.counterparty ?? line.description}</td>
              <td>{line.categoryName ?? 'none'}</td>
              <td className={tableClasses['number']}>
                <Money amountMinor={line.amountMinor} currency={line.currency} cents />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className={classes['quiet']}>And {more} more.</p> : null}
    </div>
  );
}

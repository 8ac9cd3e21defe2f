import type { ReactNode } from 'react';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { type MonthCoverage, missingSpans, monthTitle, STATUS_LOOKS } from './coverage-words.ts';
import classes from './coverage.module.css';

/** The strip's months for reading, by eye or by ear. */
export function CoverageTable({ months }: { readonly months: readonly MonthCoverage[] }): ReactNode {
  const { count } = useFormat();
  return (
    <details className={classes['twin']}>
      <summary>The same as a table</summary>
      <div className={tableClasses['scroll']}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Statements</th>
              <th scope="col" className={tableClasses['number']}>
                Days covered
              </th>
              <th scope="col" className={tableClasses['number']}>
                In more than one
              </th>
              <th scope="col">Without a statement</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((coverage) => (
              <tr key={coverage.month}>
                <th scope="row">{monthTitle(coverage)}</th>
                <td>{STATUS_LOOKS[coverage.status].word}</td>
                <td className={tableClasses['number']}>
                  {count(coverage.coveredDays)} of {count(coverage.dayCount)}
                </td>
                <td className={tableClasses['number']}>{count(coverage.overlapDays)}</td>
                <td>{missingSpans(coverage).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

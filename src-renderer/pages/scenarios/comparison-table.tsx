import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ScenarioComparisonView } from '../../../src-shared/contract/scenarios.ts';
import { letterAt } from '../../charts/scenario-lines.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { comparisonRows, differenceRows } from './comparison-rows.ts';
import { openLines } from './opened-lines.ts';
import classes from './scenarios.module.css';

/** One column the forecast as it is, one a scenario, all with the same rows. */
export function ComparisonTable({ compared }: { readonly compared: ScenarioComparisonView }): ReactNode {
  const format = useFormat();
  const base = comparisonRows(compared, compared.base, format);
  // All together has no id of its own: it is those beside it.
  const kept = compared.scenarios.flatMap(({ scenarioId }) => (scenarioId === null ? [] : [scenarioId]));
  const columns = compared.scenarios.map((scenario, index) => ({
    key: `${scenario.scenarioId ?? 'all'}|${scenario.name}`,
    name: scenario.name,
    ids: scenario.scenarioId === null ? kept : [scenario.scenarioId],
    letter: letterAt(index),
    rows: differenceRows(compared, scenario, format),
  }));
  return (
    <ScrollTable label="Table of the scenarios">
      <table className={`${tableClasses['table']} ${classes['compared']}`}>
        <thead>
          <tr>
            <td>&nbsp;</td>
            <th scope="col">As it is</th>
            {columns.map(({ key, name, letter }) => (
              <th key={key} scope="col">
                {letter === null ? null : (
                  <span className={classes['letter']} data-line={letter}>
                    {letter}
                  </span>
                )}{' '}
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {base.map(({ label, value, detail }, row) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-private>
                {value}
                {detail === null ? null : <span className={classes['detail']}>{detail}</span>}
              </td>
              {columns.map(({ key, rows }) => {
                const cell = rows[row];
                return (
                  <td key={key} data-private>
                    {cell?.value}
                    {cell === undefined || cell.detail === null ? null : <span className={classes['detail']}>{cell.detail}</span>}
                    <span className={classes['difference']}>{cell?.change}</span>
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">Behind it</th>
            <td>&nbsp;</td>
            {columns.map(({ key, name, ids }) => (
              <td key={key}>
                <UnstyledButton className={classes['openLines']} aria-label={`Lines that change with ${name}`} onClick={() => openLines(ids)}>
                  Lines that change
                </UnstyledButton>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollTable>
  );
}

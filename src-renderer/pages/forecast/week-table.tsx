import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { COMPONENTS } from '../../components/forecast-words.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { formatSpan } from './format-span.ts';
import { openPart } from './opened-part.ts';
import { PartsCells, PartsTable } from './parts-table.tsx';
import classes from './forecast.module.css';

/** One row a week: its parts, what they sum to, and the balance it ends with. */
export function WeekTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  return (
    <PartsTable forecast={forecast} rowName="Week">
      {(parts) => forecast.weeks.map((week) => <WeekRow key={week.weekStart} forecast={forecast} parts={parts} week={week} />)}
    </PartsTable>
  );
}

type WeekRowProps = {
  readonly forecast: ForecastView;
  readonly parts: typeof COMPONENTS;
  readonly week: ForecastView['weeks'][number];
  /** Stands under the month it belongs to. */
  readonly isInset?: boolean;
  /** What to know of the week where it stands. */
  readonly note?: string | null;
};

export function WeekRow({ forecast, parts, week, isInset = false, note = null }: WeekRowProps): ReactNode {
  const open = (): void => openEvidence('week', week.weekStart);
  return (
    <tr data-inset={isInset || undefined}>
      <th scope="row">
        <UnstyledButton className={classes['open']} onClick={open}>
          {formatSpan(week.weekStart, week.weekEnd)}
        </UnstyledButton>
        {note === null ? null : <span className={classes['sub']}>{note}</span>}
      </th>
      <PartsCells forecast={forecast} parts={parts} row={week} onOpenPart={(key) => openPart(key, week.weekStart)} onOpenAll={open} />
    </tr>
  );
}

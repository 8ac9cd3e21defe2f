import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ScenarioEvidenceView } from '../../../src-shared/contract/scenarios.ts';
import evidenceClasses from '../../components/evidence/evidence.module.css';
import { originInWords } from '../../components/evidence/line-words.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { COMPONENTS } from '../../components/forecast-words.ts';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDayMonth } from '../../format/dates.ts';

type Line = ScenarioEvidenceView['lines'][number];

const SHOWN_AT_FIRST = 20;

/** Each line with what was expected of it and what is with the scenario; the differences lead to that of the cash in the end. */
export function ScenarioLines({ evidence }: { readonly evidence: ScenarioEvidenceView }): ReactNode {
  const { dateInSentence } = useFormat();
  const [isAll, setIsAll] = useState(false);
  const { lines, lastDate } = evidence;
  const hasResidual = lines.some(({ kind }) => kind === 'residual');
  const shown = isAll ? lines : lines.slice(0, SHOWN_AT_FIRST);
  const number = tableClasses['number'];
  if (lines.length === 0)
    return (
      <p className={evidenceClasses['text']}>
        No line changes until {dateInSentence(lastDate)}: what it assumes lies later, or concerns nothing expected.
      </p>
    );
  return (
    <div className={evidenceClasses['content']}>
      <p className={evidenceClasses['text']}>
        What is expected of each line until {dateInSentence(lastDate)}, by how likely it is to move until then. A line that only comes on other days
        has no difference.{hasResidual ? ' Large payments that no agreement explains follow the cash there is, and so change with it.' : ''}
      </p>
      <table className={`${tableClasses['table']} ${evidenceClasses['lines']}`} aria-label="The lines that change">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Planned</th>
            {['As it is', 'With it', 'Difference'].map((label) => (
              <th key={label} scope="col" className={number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line, place) => (
            // Two lines may say the same; the list is made anew as a whole.
            <LineRow key={place} line={line} />
          ))}
        </tbody>
        <Whole evidence={evidence} />
      </table>
      {shown.length < lines.length ? (
        <UnstyledButton className={evidenceClasses['opener']} onClick={() => setIsAll(true)}>
          Show all {lines.length} lines
        </UnstyledButton>
      ) : null}
    </div>
  );
}

function LineRow({ line }: { readonly line: Line }): ReactNode {
  const { baseCurrency, relativeDay } = useFormat();
  const { scheduleId, label, plannedDate, change, counterpartyName } = line;
  const part = COMPONENTS.find(({ key }) => key === line.component)?.label;
  // The scenario says so: there is nothing to confirm it.
  const origin = line.source === 'scenario' ? `${part}, added by the scenario` : originInWords(line, relativeDay);
  const number = tableClasses['number'];
  return (
    <tr>
      <th scope="row">
        {scheduleId === null ? (
          label
        ) : (
          <UnstyledButton className={evidenceClasses['opener']} onClick={() => openEvidence('due', scheduleId)}>
            {label}
          </UnstyledButton>
        )}
        {counterpartyName === null || counterpartyName === label ? null : <span className={evidenceClasses['meaning']}>{counterpartyName}</span>}
        <span className={evidenceClasses['meaning']}>{origin}</span>
      </th>
      <td>{plannedDate === null ? '–' : formatDayMonth(plannedDate)}</td>
      <td className={number}>{change === 'added' ? '–' : <Money amountMinor={line.beforeMinor} currency={baseCurrency} />}</td>
      <td className={number}>{change === 'removed' ? '–' : <Money amountMinor={line.expectedMinor} currency={baseCurrency} />}</td>
      <td className={number}>
        {line.differenceMinor === 0 ? 'other days' : <Money amountMinor={line.differenceMinor} currency={baseCurrency} plus />}
      </td>
    </tr>
  );
}

function Whole({ evidence }: { readonly evidence: ScenarioEvidenceView }): ReactNode {
  const { baseCurrency, dateInSentence } = useFormat();
  const { medianAgainstMeanMinor, endDifferenceMinor, lastDate } = evidence;
  const median = COMPONENTS.find(({ key }) => key === 'medianAgainstMean');
  const number = tableClasses['number'];
  return (
    <tfoot>
      {medianAgainstMeanMinor === 0 ? null : (
        <tr>
          <th scope="row" colSpan={4} title={median?.meaning}>
            {median?.label}
          </th>
          <td className={number}>
            <Money amountMinor={medianAgainstMeanMinor} currency={baseCurrency} plus />
          </td>
        </tr>
      )}
      <tr>
        <th scope="row" colSpan={4}>
          Difference of the cash expected on {dateInSentence(lastDate)}
        </th>
        <td className={number}>
          <Money amountMinor={endDifferenceMinor} currency={baseCurrency} plus />
        </td>
      </tr>
    </tfoot>
  );
}

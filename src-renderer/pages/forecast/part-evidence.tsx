import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { Answers } from '../../client.ts';
import { Confidence } from '../../components/confidence.tsx';
import evidenceClasses from '../../components/evidence/evidence.module.css';
import { ForecastLines } from '../../components/evidence/forecast-lines.tsx';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Facts } from '../../components/facts.tsx';
import { COMPONENTS } from '../../components/forecast-words.ts';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate, formatWeekday } from '../../format/dates.ts';
import classes from './forecast.module.css';
import type { PartKey } from './opened-part.ts';

type Evidence = Answers['forecast']['evidence'];
type PartEvidenceProps = { readonly evidence: Evidence; readonly partKey: PartKey; readonly bankDataThrough: IsoDate | null };

/** What a part of a week is made of. */
export function PartEvidence({ evidence, partKey, bankDataThrough }: PartEvidenceProps): ReactNode {
  const { baseCurrency } = useFormat();
  const part = must(
    COMPONENTS.find(({ key }) => key === partKey),
    'a known part',
  );
  return (
    <div className={evidenceClasses['content']}>
      <div>
        <div className={evidenceClasses['lead']}>
          <Money amountMinor={evidence.components[partKey]} currency={baseCurrency} plus />
        </div>
        <div>
          expected from {formatWeekday(evidence.weekStart)} to {formatWeekday(evidence.weekEnd)}
        </div>
        <span className={evidenceClasses['meaning']}>{part.meaning}</span>
      </div>
      {partKey === 'medianAgainstMean' ? (
        <MedianAgainstMean evidence={evidence} />
      ) : (
        <PartLines evidence={evidence} partKey={partKey} label={part.label} />
      )}
      <section>
        <h3 className={evidenceClasses['title']}>Where this comes from</h3>
        <Source evidence={evidence} partKey={partKey} bankDataThrough={bankDataThrough} />
      </section>
      <section>
        <h3 className={evidenceClasses['title']}>How sure the whole forecast is</h3>
        <Confidence confidence={evidence.confidence} />
      </section>
      <UnstyledButton className={classes['why']} onClick={() => openEvidence('week', evidence.weekStart)}>
        Show the whole week, with the past weeks behind it
      </UnstyledButton>
    </div>
  );
}

type LinesProps = { readonly evidence: Evidence; readonly partKey: PartKey; readonly label: string };

/** Its lines, and what they add up to. */
function PartLines({ evidence, partKey, label }: LinesProps): ReactNode {
  const { baseCurrency } = useFormat();
  const lines = evidence.lines.filter(({ component }) => component === partKey);
  return (
    <section>
      <h3 className={evidenceClasses['title']}>The lines behind it</h3>
      <p className={evidenceClasses['text']}>Each by how likely it is to move in this week, so that one line can be spread over several weeks.</p>
      <ForecastLines
        lines={lines}
        caption={`The lines behind ${label} in this week`}
        footer={
          <tr>
            <th scope="row" colSpan={3}>
              {label} in this week
            </th>
            <td className={tableClasses['number']}>
              <Money amountMinor={evidence.components[partKey]} currency={baseCurrency} />
            </td>
          </tr>
        }
      />
    </section>
  );
}

function MedianAgainstMean({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { baseCurrency } = useFormat();
  const { components, netMinor } = evidence;
  const number = tableClasses['number'];
  const rows = [
    { label: 'The other parts together, on average', amountMinor: minorUnits(netMinor - components.medianAgainstMean) },
    { label: 'Median against mean', amountMinor: components.medianAgainstMean },
  ];
  return (
    <section>
      <h3 className={evidenceClasses['title']}>What it does</h3>
      <p className={evidenceClasses['text']}>
        A few large receipts that may come late pull the average away from the middle case. The balance shown is the middle case.
      </p>
      <table className={tableClasses['table']}>
        <tbody>
          {rows.map(({ label, amountMinor }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={number}>
                <Money amountMinor={amountMinor} currency={baseCurrency} plus />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Expected change of the week</th>
            <td className={number}>
              <Money amountMinor={netMinor} currency={baseCurrency} plus />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const PLACES: Readonly<Partial<Record<PartKey, { readonly path: string; readonly label: string }>>> = {
  ar: { path: '/due-items', label: 'Open invoices among the due items' },
  ap: { path: '/due-items', label: 'Open bills among the due items' },
  payroll: { path: '/agreements', label: 'Agreements with a fixed date' },
  tax: { path: '/agreements', label: 'Agreements with a fixed date' },
  recurring: { path: '/agreements', label: 'Agreements with a fixed date' },
  pipeline: { path: '/agreements', label: 'Prospects among the agreements' },
};

/** Where the lines stand, or for what no line stands for, the bank history it is learnt from. */
function Source({ evidence, partKey, bankDataThrough }: PartEvidenceProps): ReactNode {
  const format = useFormat();
  const { history } = evidence;
  const place = PLACES[partKey];
  if (place !== undefined) return <Facts facts={[{ label: 'Source', value: <Link href={place.path}>{place.label}</Link> }]} />;
  const learnt =
    history === null
      ? null
      : `${format.count(history.lineCount)} bank lines of ${format.count(history.weekCount)} weeks, ${formatDate(history.firstDate)} to ${formatDate(history.lastDate)}`;
  const age =
    bankDataThrough === null ? 'no bank data yet' : `newest bank line of ${formatDate(bankDataThrough)}, ${format.relativeDay(bankDataThrough)}`;
  return (
    <Facts
      facts={[
        { label: 'Source', value: 'Your own bank history' },
        { label: 'Learnt from', value: learnt },
        { label: 'Age', value: age },
      ]}
    />
  );
}

import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { formatDayMonth } from '../../format/dates.ts';
import { ConfidenceTag } from '../confidence-tag.tsx';
import { Money } from '../money.tsx';
import tableClasses from '../table.module.css';
import { useFormat } from '../use-format.ts';
import classes from './evidence.module.css';
import { type EvidenceLine, largestFirst, originInWords } from './line-words.ts';
import { openEvidence } from './open-evidence.ts';

/** Lines shown at first: a shop has hundreds of open items, and a handful of them make the week. */
const SHOWN = 15;

type ForecastLinesProps = {
  readonly lines: readonly EvidenceLine[];
  readonly caption: string;
  /** Rows of three cells and a number under the lines. */
  readonly footer?: ReactNode;
};

/** The lines behind a figure of the forecast, the largest first: what each is, where it comes from and how old that is, how far it is trusted, what it brings. */
export function ForecastLines({ lines, caption, footer }: ForecastLinesProps): ReactNode {
  const [isWhole, setIsWhole] = useState(false);
  const { baseCurrency } = useFormat();
  const sorted = largestFirst(lines);
  // One line more is no longer than the row that would stand for it.
  const shownCount = isWhole || sorted.length <= SHOWN + 1 ? sorted.length : SHOWN;
  const hidden = sorted.slice(shownCount);
  return (
    <table className={`${tableClasses['table']} ${classes['lines']}`} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Planned</th>
          <th scope="col">Confidence</th>
          <th scope="col" className={tableClasses['number']}>
            Expected
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.slice(0, shownCount).map((line, place) => (
          // Two lines may say the same; the list is made anew as a whole.
          <LineRow key={place} line={line} />
        ))}
        {hidden.length === 0 ? null : (
          <tr>
            <th scope="row" colSpan={3}>
              <UnstyledButton className={classes['opener']} onClick={() => setIsWhole(true)}>
                Show {hidden.length} smaller lines
              </UnstyledButton>
            </th>
            <td className={tableClasses['number']}>
              <Money amountMinor={minorUnits(sumMinor(hidden.map(({ expectedMinor }) => expectedMinor)))} currency={baseCurrency} />
            </td>
          </tr>
        )}
      </tbody>
      {footer === undefined ? null : <tfoot>{footer}</tfoot>}
    </table>
  );
}

function LineRow({ line }: { readonly line: EvidenceLine }): ReactNode {
  const { baseCurrency, money, relativeDay } = useFormat();
  const { scheduleId, label, plannedDate, expectedMinor, amountMinor } = line;
  // As they read: "€75 of €75" would only puzzle.
  const isPart = amountMinor !== null && money(amountMinor, baseCurrency) !== money(expectedMinor, baseCurrency);
  return (
    <tr>
      <th scope="row">
        {scheduleId === null ? (
          label
        ) : (
          <UnstyledButton className={classes['opener']} onClick={() => openEvidence('due', scheduleId)}>
            {label}
          </UnstyledButton>
        )}
        <Behind line={line} />
        <span className={classes['meaning']}>{originInWords(line, relativeDay)}</span>
      </th>
      <td>
        {plannedDate === null ? (
          '–'
        ) : (
          <>
            {formatDayMonth(plannedDate)}
            <span className={classes['meaning']}>{relativeDay(plannedDate)}</span>
          </>
        )}
      </td>
      <td>
        <ConfidenceTag confidence={line.confidence} />
      </td>
      <td className={tableClasses['number']}>
        <Money amountMinor={expectedMinor} currency={baseCurrency} />
        {isPart ? (
          <span className={classes['meaning']}>
            of <Money amountMinor={amountMinor} currency={baseCurrency} />
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** The party it is with and the agreement it comes from, each leading to its page; by what they are where the line already has their name. */
function Behind({ line }: { readonly line: EvidenceLine }): ReactNode {
  const { clientId, expenseBucketId, agreementId, counterpartyName, label } = line;
  const kind = clientId === null ? 'vendor' : 'customer';
  const partyId = clientId ?? expenseBucketId;
  if (partyId === null && agreementId === null) return null;
  const isNamed = counterpartyName !== null && counterpartyName !== label;
  return (
    <span className={classes['meaning']}>
      {partyId === null ? null : (
        <Link href={`/${kind}s/${partyId}`} aria-label={isNamed ? undefined : `${kind} ${label}`}>
          {isNamed ? counterpartyName : kind}
        </Link>
      )}
      {partyId === null || agreementId === null ? null : ' · '}
      {agreementId === null ? null : (
        <Link href={`/agreements/${agreementId}`} aria-label={`agreement ${label}`}>
          agreement
        </Link>
      )}
    </span>
  );
}

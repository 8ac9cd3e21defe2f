import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { OBLIGATION_TYPE_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { ItemMoney } from '../../components/due/item-money.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { rhythmWords, standingWords } from './agreement-words.ts';
import classes from './agreements.module.css';

type AgreementTableProps = { readonly caption: string; readonly agreements: readonly Agreement[]; readonly isProspects?: boolean };

/** Agreements with what comes next; the nearest first. */
export function AgreementTable({ caption, agreements, isProspects = false }: AgreementTableProps): ReactNode {
  const sorted = agreements.toSorted((a, b) => ((a.nextDueDate ?? '9') < (b.nextDueDate ?? '9') ? -1 : 1));
  return (
    <section className={tableClasses['scroll']} aria-label={caption} {...{ tabIndex: 0 }}>
      <table className={`${tableClasses['table']} ${tableClasses['rowButton']} ${classes['table']}`}>
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col" className={classes['type']}>
              Kind
            </th>
            <th scope="col" className={classes['next']}>
              {isProspects ? 'Expected' : 'Next'}
            </th>
            <th scope="col" className={classes['version']}>
              {isProspects ? 'Probability' : 'Version'}
            </th>
            <th scope="col" className={`${tableClasses['number']} ${classes['amount']}`}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((agreement) => (
            <Row key={agreement.id} agreement={agreement} isProspects={isProspects} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ agreement, isProspects }: { readonly agreement: Agreement; readonly isProspects: boolean }): ReactNode {
  const { relativeDay, percent } = useFormat();
  const { id, name, counterpartyName, obligationType, terms, nextDueDate, nextAmountMinor, version, probability, isAmountVariable } = agreement;
  const standing = standingWords(agreement);
  const amountMinor = minorUnits(Math.abs(nextAmountMinor ?? terms.baseAmountMinor));
  return (
    <tr>
      <th scope="row">
        <Link href={`/agreements/${id}`} className={classes['name']} data-private>
          {name}
        </Link>
        <span className={classes['under']}>
          {counterpartyName === null || counterpartyName === name ? '' : <span data-private>{counterpartyName}, </span>}
          {rhythmWords(terms)}
        </span>
      </th>
      <td>{OBLIGATION_TYPE_LABELS[obligationType]}</td>
      <td>
        {standing === null && nextDueDate !== null ? (
          <>
            {formatDate(nextDueDate)}
            <span className={classes['under']}>{relativeDay(nextDueDate)}</span>
          </>
        ) : (
          <span className={classes['faint']}>{standing}</span>
        )}
      </td>
      <td>{isProspects ? percent(probability ?? 0) : version}</td>
      <td className={tableClasses['number']}>
        {isAmountVariable ? <span className={classes['faint']}>about </span> : null}
        <ItemMoney amountMinor={amountMinor} currency={terms.currency} />
      </td>
    </tr>
  );
}

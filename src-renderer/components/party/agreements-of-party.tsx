import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { api } from '../../client.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Money } from '../money.tsx';
import { QueryState } from '../states.tsx';
import tableClasses from '../table.module.css';
import { termsWords } from '../terms/terms-words.ts';
import { type Party, type PartyKind, partyRef } from './party.ts';
import classes from './party.module.css';

type AgreementsProps = { readonly kind: PartyKind; readonly party: Party };

const STANDING: Readonly<Record<Agreement['status'], string>> = { active: '', paused: 'Paused', ended: 'Ended' };

/** What recurs with this party: its rhythm, its amount, and when it comes next. */
export function AgreementsOfParty({ kind, party }: AgreementsProps): ReactNode {
  const query = useQuery(api.agreements.list.queryOptions({ input: { ...useBusinessInput(), ...partyRef(kind, party.id), includeEnded: true } }));
  return (
    <QueryState query={query}>
      {(agreements) =>
        agreements.length === 0 ? (
          <p className={classes['text']}>
            No agreement yet. With one, every due date of {kind === 'customer' ? 'a retainer or subscription' : 'a rent, a wage or a subscription'} is
            in the forecast by itself.
          </p>
        ) : (
          <AgreementTable agreements={agreements} isPartyActive={party.status === 'active'} />
        )
      }
    </QueryState>
  );
}

function AgreementTable({ agreements, isPartyActive }: { readonly agreements: readonly Agreement[]; readonly isPartyActive: boolean }): ReactNode {
  return (
    <section className={tableClasses['scroll']} aria-label="Agreements" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col">Next</th>
            <th scope="col" className={tableClasses['number']}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <tr key={agreement.id}>
              <th scope="row">
                <Link href={`/agreements/${agreement.id}`}>{agreement.name}</Link>
                <span className={classes['under']}>{termsWords(agreement.terms)}</span>
              </th>
              <td className={classes['oneLine']}>{nextWords(agreement, isPartyActive)}</td>
              <td className={tableClasses['number']}>
                <Money amountMinor={minorUnits(Math.abs(agreement.terms.baseAmountMinor))} currency={agreement.terms.currency} cents />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nextWords({ status, nextDueDate }: Agreement, isPartyActive: boolean): string {
  if (status !== 'active') return STANDING[status];
  if (!isPartyActive) return 'Rests';
  return nextDueDate === null ? 'None ahead' : formatDate(nextDueDate);
}

import type { ReactNode } from 'react';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { formatIban } from '../../../src-shared/domain/banking/iban.ts';
import { Facts } from '../facts.tsx';
import { MayButton } from '../may-button.tsx';
import { Money } from '../money.tsx';
import { Section } from '../page.tsx';
import { countryOptions } from '../../format/countries.ts';
import { openBeside } from './opened.ts';
import type { Party, PartyDetail } from './party.ts';
import classes from './party.module.css';
import {
  CATEGORY_WORDS,
  CRITICALITY_WORDS,
  FLEXIBILITY_WORDS,
  lockReason,
  paymentTermsWords,
  RELATIONSHIP_WORDS,
  sourceWords,
} from './party-words.ts';

/** A value, with the reason where it can only be changed elsewhere. */
function kept(party: Party, field: string, value: ReactNode): ReactNode {
  const reason = lockReason(party, field);
  if (value === null || value === '' || reason === undefined) return value;
  return (
    <>
      {value}
      <span className={classes['under']}>{reason}</span>
    </>
  );
}

function judgementFacts(party: Party): { label: string; value: ReactNode }[] {
  if ('category' in party) {
    const { category, flexibilityLevel, criticality } = party;
    return [
      { label: 'Spent on', value: kept(party, 'category', CATEGORY_WORDS[category]) },
      { label: 'Paid later?', value: kept(party, 'flexibilityLevel', flexibilityLevel === null ? null : FLEXIBILITY_WORDS[flexibilityLevel]) },
      { label: 'If not paid', value: kept(party, 'criticality', criticality === null ? null : CRITICALITY_WORDS[criticality]) },
    ];
  }
  const { relationshipType, creditLimitMinor, currency } = party;
  const limit = creditLimitMinor === null ? null : <Money amountMinor={minorUnits(creditLimitMinor)} currency={currency} />;
  return [
    { label: 'Treated as', value: kept(party, 'relationshipType', relationshipType === null ? null : RELATIONSHIP_WORDS[relationshipType]) },
    { label: 'Credit limit', value: kept(party, 'creditLimitMinor', limit) },
  ];
}

/** How to reach them, how they are treated, and where the record comes from. */
export function ContactSection({ party }: { readonly party: PartyDetail }): ReactNode {
  const country = party.country === null ? null : (countryOptions().find(({ value }) => value === party.country)?.label ?? party.country);
  return (
    <Section
      title="About"
      actions={
        <MayButton variant="default" size="compact-sm" onClick={() => openBeside('change')}>
          Change
        </MayButton>
      }
    >
      <Facts
        facts={[
          ...judgementFacts(party),
          { label: 'Payment terms', value: kept(party, 'paymentTermsDays', paymentTermsWords(party)) },
          { label: 'Mail', value: kept(party, 'email', party.email === null ? null : <a href={`mailto:${party.email}`}>{party.email}</a>) },
          { label: 'Phone', value: kept(party, 'phone', party.phone) },
          { label: 'Address', value: kept(party, 'address', party.address) },
          { label: 'Country', value: kept(party, 'country', country) },
          { label: 'Language', value: party.language === null ? null : kept(party, 'language', languageName(party.language)) },
          { label: 'Tax number', value: kept(party, 'taxId', party.taxId) },
          { label: 'Currency', value: kept(party, 'currency', party.currency) },
          { label: 'Comes from', value: sourceWords(party.source).replace(/^./, (letter) => letter.toUpperCase()) },
        ]}
      />
      {party.notes === null ? null : (
        <div className={classes['details']}>
          <strong>Notes</strong>
          <p className={classes['notes']}>{party.notes}</p>
        </div>
      )}
    </Section>
  );
}

function languageName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** Under which names and numbers bank lines were found to be theirs. */
export function AliasesSection({ party }: { readonly party: PartyDetail }): ReactNode {
  return (
    <Section title="Known on bank lines as">
      {party.aliases.length === 0 ? (
        <p className={classes['text']}>No name yet. Each bank line that is matched to them teaches one, and the next like it is recognised.</p>
      ) : (
        <ul className={classes['aliases']}>
          {party.aliases.map(({ kind, alias, confirmedCount }) => (
            <li key={`${kind}:${alias}`} title={confirmedCount === 1 ? 'Confirmed once' : `Confirmed ${confirmedCount} times`} data-private>
              {kind === 'iban' ? formatIban(alias) : alias} <span className={classes['muted']}>×{confirmedCount}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

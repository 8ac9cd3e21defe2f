import { Group, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CURRENCY_CODES, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { CRITICALITIES, EXPENSE_CATEGORIES, FLEXIBILITY_LEVELS, RELATIONSHIP_TYPES } from '../../../src-shared/domain/vocabulary/parties.ts';
import { countryOptions } from '../../format/countries.ts';
import type { Party, PartyKind } from './party.ts';
import type { PartyDraft, PartyProblems } from './party-draft.ts';
import { CATEGORY_WORDS, CRITICALITY_WORDS, FLEXIBILITY_WORDS, lockReason, RELATIONSHIP_WORDS } from './party-words.ts';
import classes from './party-form.module.css';

export type PartyFieldsProps = {
  readonly kind: PartyKind;
  /** The one being changed; null for a new one. */
  readonly party: Party | null;
  readonly draft: PartyDraft;
  readonly problems: PartyProblems;
  readonly onChange: (change: Partial<PartyDraft>) => void;
};

const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** Languages that letters to customers are written in most. */
const LANGUAGES = [
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'hr',
  'hu',
  'it',
  'lt',
  'lv',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'tr',
  'uk',
];

function languageOptions(current: string | null): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const codes = current === null || LANGUAGES.includes(current) ? LANGUAGES : [...LANGUAGES, current];
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}

/** A field that another system keeps is shown and cannot be typed in; it says why. */
function lock(
  party: Party | null,
  field: string,
  description?: string,
): { disabled?: boolean; description?: string; inputWrapperOrder: typeof ORDER } {
  const reason = lockReason(party, field);
  if (reason !== undefined) return { disabled: true, description: reason, inputWrapperOrder: ORDER };
  return { ...(description === undefined ? {} : { description }), inputWrapperOrder: ORDER };
}

/** Everything a person may enter of a customer or a vendor. */
export function PartyFieldsForm(props: PartyFieldsProps): ReactNode {
  const { kind, party, draft, problems, onChange } = props;
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={draft.name}
        error={problems.name}
        {...lock(party, 'name')}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      {kind === 'customer' ? <CustomerJudgement {...props} /> : <VendorJudgement {...props} />}
      <MoneyFields {...props} />
      <ContactFields {...props} />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={draft.notes}
        {...lock(party, 'notes')}
        onChange={({ currentTarget: { value } }) => onChange({ notes: value })}
      />
    </>
  );
}

function CustomerJudgement({ party, draft, onChange }: PartyFieldsProps): ReactNode {
  return (
    <Select
      label="How they are treated"
      placeholder="Not decided"
      clearable
      data={RELATIONSHIP_TYPES.map((value) => ({ value, label: RELATIONSHIP_WORDS[value] }))}
      value={draft.relationshipType}
      {...lock(party, 'relationshipType')}
      onChange={(value) => onChange({ relationshipType: RELATIONSHIP_TYPES.find((known) => known === value) ?? null })}
    />
  );
}

function VendorJudgement({ party, draft, onChange }: PartyFieldsProps): ReactNode {
  return (
    <>
      <Select
        label="What it is spent on"
        allowDeselect={false}
        data={EXPENSE_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }))}
        value={draft.category}
        {...lock(party, 'category')}
        onChange={(value) => onChange({ category: EXPENSE_CATEGORIES.find((known) => known === value) ?? 'other' })}
      />
      <Group grow align="flex-start" gap={12}>
        <Select
          label="Can it be paid later?"
          placeholder="Not decided"
          clearable
          data={FLEXIBILITY_LEVELS.map((value) => ({ value, label: FLEXIBILITY_WORDS[value] }))}
          value={draft.flexibilityLevel}
          {...lock(party, 'flexibilityLevel')}
          onChange={(value) => onChange({ flexibilityLevel: FLEXIBILITY_LEVELS.find((known) => known === value) ?? null })}
        />
        <Select
          label="If it is not paid"
          placeholder="Not decided"
          clearable
          data={CRITICALITIES.map((value) => ({ value, label: CRITICALITY_WORDS[value] }))}
          value={draft.criticality}
          {...lock(party, 'criticality')}
          onChange={(value) => onChange({ criticality: CRITICALITIES.find((known) => known === value) ?? null })}
        />
      </Group>
    </>
  );
}

function MoneyFields({ kind, party, draft, problems, onChange }: PartyFieldsProps): ReactNode {
  return (
    <Group grow align="flex-start" gap={12}>
      <TextInput
        label="Days to pay"
        inputMode="numeric"
        value={draft.paymentTermsDays}
        error={problems.paymentTermsDays}
        {...lock(party, 'paymentTermsDays', '0: on receipt.')}
        onChange={({ currentTarget: { value } }) => onChange({ paymentTermsDays: value })}
      />
      <Select
        label="Currency"
        searchable
        allowDeselect={false}
        data={[...CURRENCY_CODES]}
        value={draft.currency}
        {...lock(party, 'currency')}
        onChange={(value) => {
          if (value !== null && isCurrencyCode(value)) onChange({ currency: value });
        }}
      />
      {kind === 'customer' ? (
        <TextInput
          label="Credit limit"
          inputMode="decimal"
          value={draft.creditLimit}
          error={problems.creditLimit}
          rightSection={<span className={classes['unit']}>{draft.currency}</span>}
          rightSectionWidth={48}
          {...lock(party, 'creditLimitMinor', 'Empty: none.')}
          onChange={({ currentTarget: { value } }) => onChange({ creditLimit: value })}
        />
      ) : null}
    </Group>
  );
}

function ContactFields({ party, draft, problems, onChange }: PartyFieldsProps): ReactNode {
  return (
    <>
      <Group grow align="flex-start" gap={12}>
        <TextInput
          label="Mail"
          type="email"
          maxLength={254}
          value={draft.email}
          error={problems.email}
          {...lock(party, 'email')}
          onChange={({ currentTarget: { value } }) => onChange({ email: value })}
        />
        <TextInput
          label="Phone"
          type="tel"
          maxLength={100}
          value={draft.phone}
          {...lock(party, 'phone')}
          onChange={({ currentTarget: { value } }) => onChange({ phone: value })}
        />
      </Group>
      <TextInput
        label="Address"
        maxLength={500}
        value={draft.address}
        {...lock(party, 'address')}
        onChange={({ currentTarget: { value } }) => onChange({ address: value })}
      />
      <Group grow align="flex-start" gap={12}>
        <Select
          label="Country"
          placeholder="Not known"
          searchable
          clearable
          data={[...countryOptions()]}
          value={draft.country}
          {...lock(party, 'country')}
          onChange={(country) => onChange({ country })}
        />
        <Select
          label="Language"
          placeholder="Not known"
          searchable
          clearable
          data={languageOptions(draft.language)}
          value={draft.language}
          {...lock(party, 'language')}
          onChange={(language) => onChange({ language })}
        />
        <TextInput
          label="Tax number"
          maxLength={100}
          spellCheck={false}
          value={draft.taxId}
          {...lock(party, 'taxId')}
          onChange={({ currentTarget: { value } }) => onChange({ taxId: value })}
        />
      </Group>
    </>
  );
}

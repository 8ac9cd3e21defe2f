import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CURRENCY_CODES, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type DocumentDraft, type DocumentProblems, dueDateOf } from './document-draft.ts';
import { PARTY_KINDS, type PartyKind } from './party.ts';

type DocumentFieldsProps = {
  readonly kind: PartyKind;
  readonly draft: DocumentDraft;
  readonly problems: DocumentProblems;
  /** Between the date of issue and the due date, as agreed. */
  readonly days: number;
  readonly onChange: (change: Partial<DocumentDraft>) => void;
};

/** What stands on an invoice or a bill. */
export function DocumentFields({ kind, draft, problems, days, onChange }: DocumentFieldsProps): ReactNode {
  const { document } = PARTY_KINDS[kind];
  return (
    <>
      <TextInput
        label="Number"
        description={`As it stands on the ${document}. The same number twice is refused.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        maxLength={200}
        value={draft.documentNumber}
        onChange={({ currentTarget: { value } }) => onChange({ documentNumber: value })}
      />
      <AmountFields draft={draft} problems={problems} onChange={onChange} />
      <Group grow align="flex-start" gap={12}>
        <TextInput
          type="date"
          label="Date of issue"
          value={draft.issueDate}
          error={problems.issueDate}
          onChange={({ currentTarget: { value } }) => onChange({ issueDate: value })}
        />
        <TextInput
          type="date"
          label="Due"
          description={draft.dueDate === null && days > 0 ? `${days} days later, as agreed.` : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={dueDateOf(draft, days)}
          error={problems.dueDate}
          onChange={({ currentTarget: { value } }) => onChange({ dueDate: value })}
        />
      </Group>
      <TextInput
        label="What it is for"
        maxLength={500}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => onChange({ description: value })}
      />
      <TextInput
        label="Payment reference"
        maxLength={200}
        spellCheck={false}
        value={draft.paymentReference}
        onChange={({ currentTarget: { value } }) => onChange({ paymentReference: value })}
      />
      <Checkbox
        label="It is a credit note"
        description={kind === 'customer' ? 'The money goes back to them.' : 'The money comes back to you.'}
        checked={draft.isCreditNote}
        onChange={({ currentTarget: { checked } }) => onChange({ isCreditNote: checked })}
      />
    </>
  );
}

function AmountFields({ draft, problems, onChange }: Pick<DocumentFieldsProps, 'draft' | 'problems' | 'onChange'>): ReactNode {
  return (
    <Group grow align="flex-start" gap={12}>
      <TextInput
        label="Amount, tax included"
        inputMode="decimal"
        autoComplete="off"
        value={draft.amount}
        error={problems.amount}
        onChange={({ currentTarget: { value } }) => onChange({ amount: value })}
      />
      <TextInput
        label="Tax in it"
        inputMode="decimal"
        autoComplete="off"
        value={draft.tax}
        error={problems.tax}
        onChange={({ currentTarget: { value } }) => onChange({ tax: value })}
      />
      <Select
        label="Currency"
        searchable
        allowDeselect={false}
        data={[...CURRENCY_CODES]}
        value={draft.currency}
        onChange={(value) => {
          if (value !== null && isCurrencyCode(value)) onChange({ currency: value });
        }}
      />
    </Group>
  );
}

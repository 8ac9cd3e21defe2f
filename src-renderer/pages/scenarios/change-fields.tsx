import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../components/use-format.ts';
import type { ChangeDraft, ChangeProblems } from './change-draft.ts';
import classes from './scenarios.module.css';

export type PartyChoice = { readonly value: string; readonly label: string };
export type PartyChoices = { readonly customers: readonly PartyChoice[]; readonly vendors: readonly PartyChoice[] };

type ChangeFieldsProps = {
  readonly draft: ChangeDraft;
  /** Empty until the person tried to save. */
  readonly problems: ChangeProblems;
  readonly parties: PartyChoices;
  readonly onChange: (change: Partial<ChangeDraft>) => void;
};

type TextField = 'days' | 'amount' | 'startAmount' | 'percent' | 'payDay' | 'rate' | 'count';
type DateField = 'fromDate' | 'toDate' | 'laterDate';

/** The small form of one change: only what its kind needs. */
export function ChangeFields(props: ChangeFieldsProps): ReactNode {
  switch (props.draft.kind) {
    case 'customer_pays_later':
      return (
        <Group grow align="flex-start" gap={12}>
          <Customer {...props} />
          <Text {...props} field="days" label="Days later" unit="days" hint="Below zero: earlier." />
        </Group>
      );
    case 'customer_leaves':
      return (
        <Group grow align="flex-start" gap={12}>
          <Customer {...props} />
          <Day {...props} field="fromDate" label="From" hint="What is open by then is still paid." />
        </Group>
      );
    case 'vendor_delayed':
      return (
        <Group grow align="flex-start" gap={12}>
          <Vendor {...props} />
          <Text {...props} field="days" label="Days later" unit="days" />
        </Group>
      );
    case 'hire':
      return <Hire {...props} />;
    case 'price_change':
      return <Prices {...props} />;
    case 'one_off_in':
    case 'one_off_out':
      return (
        <Group grow align="flex-start" gap={12}>
          <Amount {...props} field="amount" label="Amount" />
          <Day {...props} field="fromDate" label="On" />
        </Group>
      );
    case 'loan':
    case 'credit_line':
      return <Borrowing {...props} />;
    case 'tax_deferral':
      return (
        <Group grow align="flex-start" gap={12}>
          <Day {...props} field="fromDate" label="Due from" />
          <Day {...props} field="toDate" label="to" />
          <Day {...props} field="laterDate" label="Paid instead on" />
        </Group>
      );
    case 'revenue_change':
    default:
      return (
        <>
          <Percent {...props} />
          <Day {...props} field="fromDate" label="From" hint="What is invoiced already stays as it is." />
        </>
      );
  }
}

function Prices(props: ChangeFieldsProps): ReactNode {
  return (
    <>
      <Percent {...props} />
      <Group grow align="flex-start" gap={12}>
        <Customer {...props} label="For" all="All customers" />
        <Day {...props} field="fromDate" label="From" hint="Invoices due from that day on." />
      </Group>
    </>
  );
}

function Hire(props: ChangeFieldsProps): ReactNode {
  return (
    <>
      <Group grow align="flex-start" gap={12}>
        <Amount {...props} field="amount" label="Cost a month" hint="Salary and all that comes on top." />
        <Day {...props} field="fromDate" label="From" />
      </Group>
      <Group grow align="flex-start" gap={12}>
        <Text {...props} field="payDay" label="Paid on day" hint="31: the last of the month." />
        <Amount {...props} field="startAmount" label="Once at the start" hint="Recruiting, equipment; or nothing." />
      </Group>
    </>
  );
}

function Borrowing(props: ChangeFieldsProps): ReactNode {
  const { draft, onChange } = props;
  return (
    <>
      <Group grow align="flex-start" gap={12}>
        <Amount {...props} field="amount" label="Amount" />
        <Day {...props} field="fromDate" label="Comes on" />
        <Text {...props} field="rate" label="Interest a year" unit="%" />
      </Group>
      <Group grow align="flex-start" gap={12}>
        <Day {...props} field="laterDate" label="Paid back from" />
        <Text {...props} field="count" label="In equal parts" />
        <Select
          label="Every"
          allowDeselect={false}
          data={[
            { value: '1', label: 'month' },
            { value: '3', label: '3 months' },
            { value: '6', label: '6 months' },
            { value: '12', label: 'year' },
          ]}
          value={draft.everyMonths}
          onChange={(everyMonths) => {
            if (everyMonths !== null) onChange({ everyMonths });
          }}
        />
      </Group>
    </>
  );
}

type FieldProps = ChangeFieldsProps & { readonly label: string; readonly hint?: string };

function Text({
  draft,
  problems,
  onChange,
  field,
  label,
  unit,
  hint,
}: FieldProps & { readonly field: TextField; readonly unit?: string }): ReactNode {
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="decimal"
      autoComplete="off"
      value={draft[field]}
      error={problems[field]}
      rightSection={unit === undefined ? undefined : <span className={classes['unit']}>{unit}</span>}
      rightSectionWidth={unit === undefined ? undefined : 52}
      onChange={({ currentTarget: { value } }) => onChange({ [field]: value })}
    />
  );
}

function Amount(props: FieldProps & { readonly field: 'amount' | 'startAmount' }): ReactNode {
  const { baseCurrency } = useFormat();
  return <Text {...props} unit={baseCurrency} />;
}

function Day({ draft, problems, onChange, field, label, hint }: FieldProps & { readonly field: DateField }): ReactNode {
  return (
    <TextInput
      type="date"
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={draft[field]}
      error={problems[field]}
      onChange={({ currentTarget: { value } }) => onChange({ [field]: value })}
    />
  );
}

function Percent(props: ChangeFieldsProps): ReactNode {
  const { draft, onChange } = props;
  return (
    <Group gap={12} align="flex-end">
      <SegmentedControl
        aria-label="Direction"
        value={draft.direction}
        data={[
          { value: 'up', label: 'Rise by' },
          { value: 'down', label: 'Fall by' },
        ]}
        onChange={(direction) => onChange({ direction: direction === 'down' ? 'down' : 'up' })}
      />
      <div className={classes['grow']}>
        <Text {...props} field="percent" label="Percent" unit="%" />
      </div>
    </Group>
  );
}

type PartyFieldProps = ChangeFieldsProps & { readonly label?: string; readonly all?: string };

function Customer({ draft, problems, parties, onChange, label = 'Customer', all }: PartyFieldProps): ReactNode {
  return (
    <Select
      label={label}
      placeholder={all ?? 'Choose'}
      searchable
      clearable={all !== undefined}
      nothingFoundMessage="No customer of that name"
      data={[...parties.customers]}
      value={draft.clientId}
      error={problems.clientId}
      onChange={(clientId) => onChange({ clientId })}
    />
  );
}

function Vendor({ draft, problems, parties, onChange }: ChangeFieldsProps): ReactNode {
  return (
    <Select
      label="Vendor"
      placeholder="Choose"
      searchable
      nothingFoundMessage="No vendor of that name"
      data={[...parties.vendors]}
      value={draft.vendorId}
      error={problems.vendorId}
      onChange={(vendorId) => onChange({ vendorId })}
    />
  );
}

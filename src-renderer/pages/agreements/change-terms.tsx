import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import { type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { api, errorSentence } from '../../client.ts';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { closeBeside, useOpened } from '../../components/party/opened.ts';
import { SideDrawer } from '../../components/party/side-drawer.tsx';
import { draftOfTerms, termsOf, termsProblems, type TermsStyle } from '../../components/terms/terms-draft.ts';
import { TermsFields } from '../../components/terms/terms-fields.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import type { AgreementDetail } from './agreement-detail.ts';
import classes from './agreements.module.css';
import { type ItemChange, PREVIEWED, previewChange } from './change-preview.ts';
import { useAgreementChanges } from './use-agreement-changes.ts';
import { periodOn, type VersionPeriod } from './versions.ts';

type ChangeTermsProps = { readonly agreement: AgreementDetail; readonly periods: readonly VersionPeriod[] };

/** New terms from a day on, with the due dates they would change before anything is saved. */
export function ChangeTerms(props: ChangeTermsProps): ReactNode {
  const opened = useOpened();
  return (
    <SideDrawer title="Change the terms" isOpen={opened?.kind === 'change'} size={600}>
      <ChangeForm key={props.agreement.rowVersion} {...props} />
    </SideDrawer>
  );
}

function ChangeForm({ agreement, periods }: ChangeTermsProps): ReactNode {
  const { today, locale } = useFormat();
  const { changeTerms } = useAgreementChanges();
  const [from, setFrom] = useState<string>(today);
  const [terms, setTerms] = useState(() => draftOfTerms(periodOn(periods, today)?.terms ?? agreement.terms, locale));
  const [reason, setReason] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const isIncome = agreement.obligationType === 'revenue';
  const style: TermsStyle = { currency: agreement.terms.currency, locale, sign: isIncome ? 1 : -1 };
  const given = termsOf(terms, style);
  const fromProblem = !isIsoDate(from)
    ? 'The first day of the new terms.'
    : from < today
      ? 'From today on at the earliest: the past stays as it was.'
      : null;
  const effectiveFrom = isIsoDate(from) && fromProblem === null ? from : null;
  const replaced = effectiveFrom === null ? [] : periods.filter((period) => period.effectiveFrom >= effectiveFrom && period.effectiveFrom > today);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsRefused(true);
    if (given === null || effectiveFrom === null) return;
    setIsSaving(true);
    const isSaved = await changeTerms(agreement, periods, { terms: given, effectiveFrom, reason: reason.trim() });
    setIsSaving(false);
    if (isSaved) closeBeside();
  };
  return (
    <form className={classes['form']} noValidate onSubmit={(event) => void submit(event)}>
      <Group grow align="flex-start" gap={12}>
        <TextInput
          type="date"
          label="New terms apply from"
          data-autofocus
          min={today}
          value={from}
          error={isRefused || from < today ? fromProblem : null}
          onChange={({ currentTarget: { value } }) => setFrom(value)}
        />
        <TextInput
          label="Why"
          placeholder="Such as: new lease"
          maxLength={200}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </Group>
      {replaced.length === 0 ? null : (
        <output className={classes['notice']}>
          This replaces the change announced for {replaced.map(({ effectiveFrom: day }) => formatDate(day)).join(' and ')}.
        </output>
      )}
      <TermsFields
        value={terms}
        onChange={setTerms}
        errors={isRefused ? termsProblems(terms, style) : {}}
        currency={agreement.terms.currency}
        amountLabel={isIncome ? 'Amount that comes in' : 'Amount that goes out'}
        preview={given === null || effectiveFrom === null ? null : <Changes agreement={agreement} terms={given} from={effectiveFrom} />}
      />
      <Group gap={8}>
        <Button type="submit" loading={isSaving}>
          {effectiveFrom === null || effectiveFrom === today ? 'Change from today' : `Change from ${formatDate(effectiveFrom)}`}
        </Button>
        <Button variant="default" onClick={closeBeside}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

const TYPING_MS = 250;
const LINES_SHOWN = 8;

type ChangesProps = { readonly agreement: AgreementDetail; readonly terms: TermsInput; readonly from: IsoDate };

/** Which due dates move, change their price, appear or go. */
function Changes({ agreement, terms, from }: ChangesProps): ReactNode {
  const { businessId } = useBusinessInput();
  const [settled] = useDebouncedValue(JSON.stringify(terms), TYPING_MS);
  const asked = useMemo(() => JSON.parse(settled) as TermsInput, [settled]);
  const query = useQuery(
    api.agreements.preview.queryOptions({ input: { businessId, terms: asked, count: PREVIEWED }, placeholderData: keepPreviousData }),
  );
  if (query.error !== null) {
    return (
      <p className={classes['problem']} role="alert">
        {errorSentence(query.error)}
      </p>
    );
  }
  if (query.data === undefined) return null;
  const { changes, sameCount, keptCount } = previewChange(agreement.dueItems, query.data.occurrences, from);
  return (
    <section className={classes['preview']} aria-label="What changes">
      <h3 className={classes['cardTitle']}>What changes</h3>
      {changes.length === 0 ? (
        <p className={classes['faint']}>No due date changes.</p>
      ) : (
        <ul className={classes['changes']}>
          {changes.slice(0, LINES_SHOWN).map((change) => (
            <ChangeLine key={change.occurrenceKey} change={change} currency={agreement.terms.currency} />
          ))}
        </ul>
      )}
      <p className={classes['faint']}>
        {[
          changes.length > LINES_SHOWN ? `${changes.length - LINES_SHOWN} more change` : null,
          sameCount > 0 ? `${sameCount} stay as they are` : null,
          keptCount > 0 ? `${keptCount} stay because they are issued, paid or closed` : null,
        ]
          .filter((part) => part !== null)
          .join('; ')}
      </p>
    </section>
  );
}

type ChangeLineProps = { readonly change: ItemChange; readonly currency: AgreementDetail['terms']['currency'] };

function ChangeLine({ change: { before, after }, currency }: ChangeLineProps): ReactNode {
  const date = after?.dueDate ?? before?.dueDate;
  return (
    <li>
      <span>
        {date === undefined ? '' : formatDate(date)}
        {before !== null && after !== null && before.dueDate !== after.dueDate ? (
          <span className={classes['faint']}> instead of {formatDate(before.dueDate)}</span>
        ) : null}
      </span>
      <span>
        {before === null ? <span className={classes['faint']}>new </span> : null}
        {before !== null && (after === null || after.amountMinor !== before.amountMinor) ? (
          <s className={classes['faint']}>
            <ItemMoney amountMinor={before.amountMinor} currency={currency} />
          </s>
        ) : null}{' '}
        {after === null ? 'gone' : <ItemMoney amountMinor={after.amountMinor} currency={currency} />}
      </span>
    </li>
  );
}

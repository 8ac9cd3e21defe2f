import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { newTermsDraft, type TermsDraft, termsOf, termsProblems, type TermsStyle } from '../terms/terms-draft.ts';
import { TermsFields } from '../terms/terms-fields.tsx';
import { TermsPreview } from '../terms/terms-preview.tsx';
import { showDone, showUndo } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';
import { FormFoot } from './form-foot.tsx';
import { PARTY_KINDS, type Party, type PartyKind } from './party.ts';
import { changedFields, draftOfParty, fieldsOfDraft, newPartyDraft, type PartyDraft, partyProblems } from './party-draft.ts';
import { PartyFieldsForm } from './party-fields.tsx';
import classes from './party-form.module.css';
import { sourceWords } from './party-words.ts';
import { usePartyChanges } from './use-party-changes.ts';

type PartyFormProps = {
  readonly kind: PartyKind;
  /** The one to change; null makes a new one. */
  readonly party: Party | null;
  readonly onClose: () => void;
  readonly onCreated?: (party: Party) => void;
};

/** A customer's days to pay lie between an invoice and its due date; a vendor's terms name the due date itself. */
function withDays(kind: PartyKind, terms: TermsDraft, draft: PartyDraft): TermsDraft {
  const days = Number(draft.paymentTermsDays);
  return kind === 'customer' && Number.isInteger(days) && days > 0 ? { ...terms, paymentTermsDays: days } : terms;
}

/** Making a customer or vendor, with its billing terms if there are any, or changing what is known of one. */
export function PartyForm({ kind, party, onClose, onCreated }: PartyFormProps): ReactNode {
  const { locale, baseCurrency, today } = useFormat();
  const { calls } = usePartyChanges(kind);
  const words = PARTY_KINDS[kind];
  const [draft, setDraft] = useState(() => (party === null ? newPartyDraft(baseCurrency) : draftOfParty(party, locale)));
  const [terms, setTerms] = useState<TermsDraft | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const style: TermsStyle = { currency: draft.currency, locale, sign: words.sign };
  const givenTerms = terms === null ? null : withDays(kind, terms, draft);
  const fields = fieldsOfDraft(kind, draft, locale);
  const billed = givenTerms === null ? null : termsOf(givenTerms, style);
  const save = useMutation({
    mutationFn: async (entered: NonNullable<typeof fields>): Promise<void> => {
      if (party === null) {
        const made = await calls.create({ ...entered, ...(billed === null ? {} : { billing: { terms: billed } }) });
        showDone(billed === null ? `${made.name} is there.` : `${made.name} is there, with its due dates.`);
        onCreated?.(made);
        return;
      }
      const { after, before } = changedFields(party, entered);
      if (Object.keys(after).length > 0) {
        await calls.update(party.id, { ...after, expectedRowVersion: party.rowVersion });
        showUndo(`${entered.name} changed`, () => calls.update(party.id, before));
      }
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (fields !== null && (givenTerms === null || billed !== null)) save.mutate(fields);
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      {party === null || party.lockedFields.length === 0 ? null : (
        <p className={classes['text']}>Grey fields are kept by {sourceWords(party.source)} and can only be changed there.</p>
      )}
      <PartyFieldsForm
        kind={kind}
        party={party}
        draft={draft}
        problems={isRefused ? partyProblems(draft, locale) : {}}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      {party === null ? (
        <div className={classes['part']}>
          <Checkbox
            label={kind === 'customer' ? 'They are billed regularly' : 'It is paid regularly'}
            description={`The due dates are made with the ${words.one}, and the forecast knows them at once.`}
            checked={terms !== null}
            onChange={({ currentTarget: { checked } }) => setTerms(checked ? newTermsDraft(today) : null)}
          />
          {terms === null || givenTerms === null ? null : (
            <TermsFields
              value={terms}
              onChange={setTerms}
              errors={isRefused ? termsProblems(givenTerms, style) : {}}
              currency={draft.currency}
              amountLabel={kind === 'customer' ? 'Amount that comes in' : 'Amount that goes out'}
              preview={<TermsPreview terms={billed} />}
            />
          )}
        </div>
      ) : null}
      <FormFoot error={save.error} isSaving={save.isPending} label={party === null ? `Create the ${words.one}` : 'Save'} onClose={onClose} />
    </form>
  );
}

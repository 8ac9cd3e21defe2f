import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { client } from '../../client.ts';
import { useBusiness } from '../../stores/business.ts';
import { showUndo } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';
import { documentOf, documentProblems, type DocumentStyle, newDocumentDraft } from './document-draft.ts';
import { DocumentFields } from './document-fields.tsx';
import { FormFoot } from './form-foot.tsx';
import { PARTY_KINDS, type Party, type PartyKind, partyRef } from './party.ts';
import classes from './party-form.module.css';

type DocumentFormProps = { readonly kind: PartyKind; readonly party: Party; readonly onClose: () => void };

/** A single invoice or bill: its amount is typed without a sign, since an invoice comes in and a bill goes out. */
export function DocumentForm({ kind, party, onClose }: DocumentFormProps): ReactNode {
  const { id: businessId } = useBusiness();
  const { today, locale } = useFormat();
  const { document, sign } = PARTY_KINDS[kind];
  const [draft, setDraft] = useState(() => newDocumentDraft(today, party.currency));
  const [isRefused, setIsRefused] = useState(false);
  const style: DocumentStyle = { locale, days: party.paymentTermsDays ?? 0, sign };
  const given = documentOf(draft, style);
  const save = useMutation({
    mutationFn: async (entered: NonNullable<typeof given>): Promise<void> => {
      const item = await client.dueItems.create({ businessId, ...partyRef(kind, party.id), ...entered });
      onClose();
      const name = item.documentNumber ?? `The ${document}`;
      showUndo(`${name} is there`, () => client.dueItems.cancel({ businessId, scheduleId: item.id, reason: 'Entered by mistake' }));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (given !== null) save.mutate(given);
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <DocumentFields
        kind={kind}
        draft={draft}
        problems={isRefused ? documentProblems(draft, style) : {}}
        days={style.days}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <FormFoot error={save.error} isSaving={save.isPending} label={`Save the ${draft.isCreditNote ? 'credit note' : document}`} onClose={onClose} />
    </form>
  );
}

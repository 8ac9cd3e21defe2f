import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { Action, ActionOption } from '../../../src-shared/contract/actions.ts';
import { Section } from '../../components/page.tsx';
import classes from './action.module.css';
import { Decision } from './decision.tsx';
import { MessageFields } from './message-fields.tsx';
import { NoteField, PaymentFields } from './option-fields.tsx';
import { type Draft, editsOf } from './draft.ts';

/** While one types, what would happen is not worked out anew at every letter. */
const WAIT_MS = 350;

type DecidePartProps = { readonly action: Action; readonly option: ActionOption; readonly onChoose: (optionId: string) => void };

/** What can be changed before approving, what approving does, and the button. */
export function DecidePart({ action, option, onChoose }: DecidePartProps): ReactNode {
  const [draft, setDraft] = useState<Draft>({});
  const [edits] = useDebouncedValue(editsOf(draft), WAIT_MS);
  const set = (field: string, value: string | null): void => setDraft((before) => ({ ...before, [field]: value }));
  const isSettling = JSON.stringify(edits) !== JSON.stringify(editsOf(draft));
  return (
    <>
      {option.channel === 'email_draft' && option.messages.length > 0 ? (
        <MessageFields action={action} option={option} draft={draft} onChange={set} onChoose={onChoose} />
      ) : null}
      <Section title="What approving does" note={option.title}>
        <div className={classes['fields']}>
          {option.channel === 'payment_file' ? <PaymentFields action={action} draft={draft} onChange={set} /> : null}
          <NoteField option={option} draft={draft} onChange={set} />
        </div>
        <Decision action={action} option={option} edits={edits} isSettling={isSettling} onDone={() => undefined} />
      </Section>
    </>
  );
}

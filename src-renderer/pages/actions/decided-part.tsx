import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ActionDetail } from '../../../src-shared/contract/actions.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import classes from './action.module.css';
import { Standing } from './decided-tab.tsx';
import { ExecutionCard } from './execution-card.tsx';
import { useActionChanges } from './use-action-changes.ts';

/** What was decided, how far it is, and what was made. */
export function DecidedPart({ action }: { readonly action: ActionDetail }): ReactNode {
  const chosen = action.options.find(({ optionId }) => optionId === action.chosenOptionId);
  return (
    <Section
      title={chosen === undefined ? 'Decided' : `Decided: ${chosen.title}`}
      note={
        action.decidedAt === null ? undefined : (
          <>
            {action.decidedBy === null ? '' : `${action.decidedBy}, `}
            <Moment instant={action.decidedAt} />
          </>
        )
      }
    >
      <div className={classes['standing']}>
        <Standing action={action} />
      </div>
      {action.status === 'approved' ? <DoneForm action={action} /> : null}
      {action.executions.map((execution) => (
        <ExecutionCard key={execution.id} execution={execution} />
      ))}
    </Section>
  );
}

/** What is done outside the application is done when a person says so. */
function DoneForm({ action }: { readonly action: ActionDetail }): ReactNode {
  const { confirmDone } = useActionChanges();
  const [note, setNote] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsRefused(true);
    if (note.trim() !== '') await confirmDone(action, note.trim());
  };
  return (
    <form className={classes['done']} noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        label="What was done, and what came of it"
        placeholder="They pay on Friday"
        maxLength={1000}
        value={note}
        error={isRefused && note.trim() === '' ? 'A word about it, for the record.' : null}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <MayButton needs="owner" type="submit">
        It is done
      </MayButton>
    </form>
  );
}

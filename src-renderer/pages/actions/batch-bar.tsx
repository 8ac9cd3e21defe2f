import { Button, Group, Modal } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Action, ActionOption, Consequence } from '../../../src-shared/contract/actions.ts';
import { api } from '../../client.ts';
import { actionSentence, recommendedOption } from '../../components/action-words.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Loading } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './actions.module.css';
import { conflictsWithin } from './batch-conflicts.ts';
import { FocusedButton } from './focused-button.tsx';
import { useActionChanges } from './use-action-changes.ts';

type BatchBarProps = { readonly selected: readonly Action[]; readonly total: number; readonly onClear: () => void };

/** What can be done with several at once. */
export function BatchBar({ selected, total, onClear }: BatchBarProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const format = useFormat();
  if (selected.length === 0) return null;
  return (
    <section className={classes['batch']} aria-label="Selected actions">
      <strong>
        {format.count(selected.length)} of {format.count(total)} selected
      </strong>
      <MayButton needs="owner" size="compact-md" onClick={() => setIsOpen(true)}>
        Approve what is recommended…
      </MayButton>
      <Button variant="subtle" size="compact-md" onClick={onClear}>
        Clear
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={selected.length === 1 ? 'Approve one action' : `Approve ${selected.length} actions together`}
        size="xl"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <BatchReview
          actions={selected}
          onLeave={() => setIsOpen(false)}
          onDone={() => {
            setIsOpen(false);
            onClear();
          }}
        />
      </Modal>
    </section>
  );
}

type Reviewed = { readonly action: Action; readonly option: ActionOption; readonly consequence: Consequence; readonly reason: string | null };
type ReviewProps = { readonly actions: readonly Action[]; readonly onLeave: () => void; readonly onDone: () => void };

/** Why one of the selected has to be decided by itself; null where it can go with the others. */
function aloneBecause(consequence: Consequence, clash: string | undefined): string | null {
  if (consequence.problems.length > 0) return consequence.problems.join(' ');
  if (clash !== undefined) return `It cannot be combined with “${clash}”, which is selected too.`;
  const [other] = consequence.conflicts;
  return other === undefined ? null : `It cannot be combined with “${other.title}”; decide on it by itself.`;
}

function BatchReview({ actions, onLeave, onDone }: ReviewProps): ReactNode {
  const { id: businessId } = useBusiness();
  const { approveBatch } = useActionChanges();
  const [isSaving, setIsSaving] = useState(false);
  const pairs = actions.flatMap((action) => {
    const option = recommendedOption(action);
    return option === undefined ? [] : [{ action, option }];
  });
  const queries = useQueries({
    queries: pairs.map(({ action, option }) =>
      api.actions.preview.queryOptions({ input: { businessId, actionId: action.id, optionId: option.optionId } }),
    ),
  });
  const clashes = conflictsWithin(actions);
  const reviewed: Reviewed[] = pairs.flatMap(({ action, option }, index) => {
    const consequence = queries[index]?.data;
    return consequence === undefined ? [] : [{ action, option, consequence, reason: aloneBecause(consequence, clashes.get(action.id)) }];
  });
  if (reviewed.length < pairs.length) return <Loading rows={4} />;
  const ready = reviewed.filter(({ reason }) => reason === null);
  const alone = reviewed.filter(({ reason }) => reason !== null);
  const submit = async (): Promise<void> => {
    setIsSaving(true);
    const isDone = await approveBatch(ready);
    setIsSaving(false);
    if (isDone) onDone();
  };
  return (
    <>
      <ReadyList reviewed={ready} />
      {alone.length === 0 ? null : <AloneList reviewed={alone} />}
      <Group gap={8} mt="md">
        <FocusedButton disabled={ready.length === 0} loading={isSaving} onClick={() => void submit()}>
          {ready.length === 1 ? 'Approve this one' : `Approve these ${ready.length}`}
        </FocusedButton>
        <Button variant="default" onClick={onLeave}>
          Cancel
        </Button>
      </Group>
    </>
  );
}

function ReadyList({ reviewed }: { readonly reviewed: readonly Reviewed[] }): ReactNode {
  const format = useFormat();
  if (reviewed.length === 0) return <p className={classes['summary']}>None of the selected can be approved together with others.</p>;
  return (
    <ol className={classes['reviewed']}>
      {reviewed.map(({ action, consequence }) => (
        <li key={action.id}>
          <strong>{action.title}</strong>
          <span data-private>{actionSentence(consequence.sentence, format)}</span>
        </li>
      ))}
    </ol>
  );
}

function AloneList({ reviewed }: { readonly reviewed: readonly Reviewed[] }): ReactNode {
  const format = useFormat();
  return (
    <div className={classes['alone']}>
      <p>
        <Icon name="warning" size={16} /> Left out, because each needs you by itself:
      </p>
      <ul>
        {reviewed.map(({ action, reason }) => (
          <li key={action.id}>
            {action.title}: {actionSentence(reason ?? '', format)}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Action } from '../../../src-shared/contract/actions.ts';
import { addDays, addMonths, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { recommendedOption } from '../../components/action-words.ts';
import { useFormat } from '../../components/use-format.ts';
import classes from './actions.module.css';
import { Decision } from './decision.tsx';
import { useActionChanges } from './use-action-changes.ts';

export type Asked = { readonly kind: 'approve' | 'skip' | 'snooze'; readonly action: Action };
type AskedProps = { readonly asked: Asked | null; readonly onLeave: () => void };

const TITLES: Readonly<Record<Asked['kind'], string>> = { approve: 'Approve what is recommended', skip: 'Skip', snooze: 'Snooze' };

/** The one question before a decision is made from the queue. */
export function AskedDialog({ asked, onLeave }: AskedProps): ReactNode {
  return (
    <Modal
      opened={asked !== null}
      onClose={onLeave}
      title={asked === null ? '' : TITLES[asked.kind]}
      size={asked?.kind === 'approve' ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {asked === null ? null : <Question key={`${asked.kind} ${asked.action.id}`} asked={asked} onLeave={onLeave} />}
    </Modal>
  );
}

function Question({ asked, onLeave }: { readonly asked: Asked; readonly onLeave: () => void }): ReactNode {
  const { action, kind } = asked;
  if (kind === 'skip') return <SkipForm action={action} onDone={onLeave} />;
  if (kind === 'snooze') return <SnoozeForm action={action} onDone={onLeave} />;
  const option = recommendedOption(action);
  if (option === undefined) return <p className={classes['summary']}>No option was prepared for it.</p>;
  return (
    <>
      <p className={classes['about']}>
        <strong>{action.title}</strong>
        {option.recommendationReason === null ? null : <span>Recommended: {option.recommendationReason}</span>}
      </p>
      <Decision action={action} option={option} edits={[]} isFocused onDone={onLeave} />
    </>
  );
}

type FormProps = { readonly action: Action; readonly onDone: () => void };

/** Skipping asks for the reason, which is kept and read by whoever wonders later. */
export function SkipForm({ action, onDone }: FormProps): ReactNode {
  const { skip } = useActionChanges();
  const [reason, setReason] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsRefused(true);
    if (reason.trim() !== '' && (await skip(action, reason.trim()))) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <p className={classes['about']}>
          <strong>{action.title}</strong>
        </p>
        <TextInput
          data-autofocus
          label="Reason"
          description="Kept with the action and in the audit log. It comes back if it becomes worse."
          maxLength={1000}
          value={reason}
          error={isRefused && reason.trim() === '' ? 'Say why; a word is enough.' : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group gap={8}>
          <Button type="submit">Skip</Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function SnoozeForm({ action, onDone }: FormProps): ReactNode {
  const { today } = useFormat();
  const { snooze } = useActionChanges();
  const [until, setUntil] = useState<string>(addDays(today, 3));
  const quick = [
    { label: 'Tomorrow', date: addDays(today, 1) },
    { label: '3 days', date: addDays(today, 3) },
    { label: '1 week', date: addDays(today, 7) },
    { label: '1 month', date: addMonths(today, 1) },
  ];
  const problem = !isIsoDate(until) ? 'A day.' : until <= today ? 'A day after today.' : null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isIsoDate(until) && problem === null && (await snooze(action, until))) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <p className={classes['about']}>
          <strong>{action.title}</strong>
        </p>
        <TextInput
          data-autofocus
          type="date"
          label="Until"
          description="It comes back earlier if it becomes worse."
          value={until}
          min={addDays(today, 1)}
          error={problem}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Group gap={6}>
          {quick.map(({ label, date }) => (
            <Button
              key={label}
              size="compact-xs"
              variant={until === date ? 'light' : 'default'}
              aria-pressed={until === date}
              onClick={() => setUntil(date)}
            >
              {label}
            </Button>
          ))}
        </Group>
        <Group gap={8}>
          <Button type="submit">Snooze</Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

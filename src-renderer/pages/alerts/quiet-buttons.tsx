import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { addDays, addMonths, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useAlertChanges } from './use-alert-changes.ts';

type QuietProps = { readonly alert: Alert };

/** Rests until a day, and comes back earlier when it has become worse. */
export function SnoozeButton({ alert }: QuietProps): ReactNode {
  const { today } = useFormat();
  const { snooze } = useAlertChanges();
  const [until, setUntil] = useState<string>(addDays(today, 7));
  const quick = [
    { label: '3 days', date: addDays(today, 3) },
    { label: '1 week', date: addDays(today, 7) },
    { label: '1 month', date: addMonths(today, 1) },
  ];
  return (
    <QuietPopover
      label="Snooze"
      confirm="Snooze"
      onConfirm={(reason) => {
        if (isIsoDate(until)) void snooze(alert, until, reason);
      }}
    >
      <TextInput
        type="date"
        label="Until"
        description="It comes back earlier if it becomes worse."
        value={until}
        min={addDays(today, 1)}
        required
        withAsterisk={false}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
      />
      <Group gap={6}>
        {quick.map(({ label, date }) => (
          <Button
            key={label}
            type="button"
            size="compact-xs"
            variant={until === date ? 'light' : 'default'}
            aria-pressed={until === date}
            onClick={() => setUntil(date)}
          >
            {label}
          </Button>
        ))}
      </Group>
    </QuietPopover>
  );
}

/** Gone until it has become worse. */
export function DismissButton({ alert }: QuietProps): ReactNode {
  const { dismiss } = useAlertChanges();
  return <QuietPopover label="Dismiss" confirm="Dismiss" onConfirm={(reason) => void dismiss(alert, reason)} />;
}

type QuietPopoverProps = {
  readonly label: string;
  readonly confirm: string;
  readonly onConfirm: (reason: string) => void;
  readonly children?: ReactNode;
};

function QuietPopover({ label, confirm, onConfirm, children }: QuietPopoverProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsOpen(false);
    onConfirm(reason);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus width={280}>
      <Popover.Target>
        <MayButton variant="default" size="compact-sm" onClick={() => setIsOpen(!isOpen)}>
          {label}
        </MayButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <form onSubmit={submit}>
          <Stack gap="xs">
            {children}
            <TextInput
              label="Reason"
              description="Kept in the audit log."
              placeholder="Optional"
              maxLength={500}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button type="submit" size="compact-md">
              {confirm}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

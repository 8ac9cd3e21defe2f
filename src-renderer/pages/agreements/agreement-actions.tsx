import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { openBeside } from '../../components/party/opened.ts';
import { useFormat } from '../../components/use-format.ts';
import type { AgreementDetail } from './agreement-detail.ts';
import { useAgreementChanges } from './use-agreement-changes.ts';

/** What can be done with an agreement as it stands. */
export function AgreementActions({ agreement }: { readonly agreement: AgreementDetail }): ReactNode {
  const changes = useAgreementChanges();
  const { status, isProspect } = agreement;
  const { today } = useFormat();
  return (
    <>
      <Ask label="Rename" field="Name" start={agreement.name} confirm="Rename" isRequired onConfirm={(name) => changes.rename(agreement, name)} />
      {status === 'active' ? (
        <Ask
          label="Pause"
          field="Reason"
          start=""
          confirm="Pause: no further due dates"
          onConfirm={(reason) => changes.setStatus(agreement, 'paused', reason)}
        />
      ) : (
        <Button variant="default" onClick={() => void changes.setStatus(agreement, 'active', '')}>
          {status === 'paused' ? 'Continue' : 'Take up again'}
        </Button>
      )}
      {status === 'ended' ? null : (
        <Ask label="End" field="Reason" start="" confirm="End it today" onConfirm={(reason) => changes.setStatus(agreement, 'ended', reason)} />
      )}
      {isProspect ? (
        <Ask
          label="Won"
          field="First date"
          isDate
          isRequired
          start={agreement.expectedDate ?? today}
          confirm="It is won"
          onConfirm={async (text) => isIsoDate(text) && changes.win(agreement, text)}
        />
      ) : null}
      {status === 'ended' ? null : <Button onClick={() => openBeside('change')}>Change the terms</Button>}
    </>
  );
}

type AskProps = {
  readonly label: string;
  readonly field: string;
  readonly start: string;
  readonly confirm: string;
  readonly isRequired?: boolean;
  readonly isDate?: boolean;
  readonly onConfirm: (text: string) => Promise<boolean>;
};

/** A button that asks for one word before it acts. */
function Ask({ label, field, start, confirm, isRequired = false, isDate = false, onConfirm }: AskProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState(start);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isRequired && text.trim() === '') return;
    setIsOpen(false);
    void onConfirm(text.trim());
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus width={280}>
      <Popover.Target>
        <Button
          variant="default"
          onClick={() => {
            setText(start);
            setIsOpen(!isOpen);
          }}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <TextInput
              label={field}
              type={isDate ? 'date' : 'text'}
              placeholder={isRequired ? undefined : 'Optional'}
              maxLength={200}
              value={text}
              error={isRequired && text.trim() === '' ? 'This is needed.' : null}
              onChange={({ currentTarget: { value } }) => setText(value)}
            />
            <Group>
              <Button type="submit" size="compact-md">
                {confirm}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

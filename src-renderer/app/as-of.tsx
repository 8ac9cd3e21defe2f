import { Button, Group, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { daysBetween, type IsoDate, isIsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { api } from '../client.ts';
import { bankDataAge, formatWeekday } from '../format/dates.ts';
import { useBusinessInput, useSelection, useToday } from '../stores/business.ts';
import classes from './top-bar.module.css';

/** Older than this, the forecast leans on guesses about days that the bank already knows. */
const STALE_AFTER_DAYS = 7;

/** The day everything is seen from, and how old the bank's word is. Pressing it lets one look from an earlier day. */
export function AsOf(): ReactNode {
  const today = useToday();
  const asOf = useSelection((state) => state.asOf);
  const lookFrom = useSelection((state) => state.lookFrom);
  const through = useBankDataThrough();
  const [isOpen, setIsOpen] = useState(false);
  const isStale = through !== null && daysBetween(through, today) > STALE_AFTER_DAYS;
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes['asOf']}
          data-replay={asOf !== null || undefined}
          data-stale={isStale || undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {asOf === null ? 'As of' : 'Looking from'} {formatWeekday(today)} · <span className={classes['age']}>{bankDataAge(through, today)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" maw={280}>
          <TextInput
            type="date"
            label="Look from an earlier day"
            description="Everything is shown as it was known for that day. Nothing changes."
            value={asOf ?? today}
            onChange={({ currentTarget: { value } }) => {
              if (isIsoDate(value)) lookFrom(value);
            }}
            inputWrapperOrder={['label', 'input', 'description']}
          />
          {asOf === null ? (
            <Text size="xs" c="dimmed">
              You are looking from today.
            </Text>
          ) : (
            <Group>
              <Button
                size="compact-sm"
                onClick={() => {
                  lookFrom(null);
                  setIsOpen(false);
                }}
              >
                Back to today
              </Button>
            </Group>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function useBankDataThrough(): IsoDate | null {
  const accounts = useQuery(api.accounts.list.queryOptions({ input: useBusinessInput() }));
  const dates = (accounts.data ?? []).flatMap(({ lastBookingDate }) => lastBookingDate ?? []);
  return dates.toSorted().at(-1) ?? null;
}

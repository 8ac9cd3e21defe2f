import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { chosenColumns, TRANSACTION_COLUMNS } from './columns.ts';

type ColumnsMenuProps = { readonly stored: readonly string[]; readonly onChange: (columns: string[]) => void };

/** Which columns are shown; kept for next time. */
export function ColumnsMenu({ stored, onChange }: ColumnsMenuProps): ReactNode {
  const chosen: readonly string[] = chosenColumns(stored);
  return (
    <Popover position="bottom-end" trapFocus shadow="md" width={250}>
      <Popover.Target>
        <Button variant="default" rightSection={<Icon name="chevronDown" size={16} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {TRANSACTION_COLUMNS.filter((column) => column.canHide).map((column) => (
            <Checkbox
              key={column.key}
              label={column.label}
              description={column.key === 'runningBalance' ? 'Shown when one account is listed whole' : undefined}
              checked={chosen.includes(column.key)}
              onChange={({ currentTarget: { checked } }) => onChange(checked ? [...chosen, column.key] : chosen.filter((key) => key !== column.key))}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

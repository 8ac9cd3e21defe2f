import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { Icon } from '../../components/icon.tsx';
import { useMay } from '../../components/use-may.ts';
import { useUserChanges } from './use-user-changes.ts';

type PersonActionsProps = { readonly person: User; readonly isOwn: boolean; readonly onEdit: () => void };

export function PersonActions({ person, isOwn, onEdit }: PersonActionsProps): ReactNode {
  const { archive } = useUserChanges();
  const { isAllowed } = useMay('owner', 'file');
  if (!isAllowed && !isOwn) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Change ${person.displayName}`}>
          <Icon name="settings" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Name and e-mail…</Menu.Item>
        <Menu.Item disabled={isOwn} onClick={() => void archive(person)}>
          {isOwn ? 'Archive (only another owner can)' : 'Archive'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

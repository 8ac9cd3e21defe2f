import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CategoryRuleView } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { RuleForm } from './rule-form.tsx';

type RuleDrawerProps = { readonly edited: CategoryRuleView | 'new' | null; readonly onClose: () => void };

/** A rule being written or changed, beside the list. */
export function RuleDrawer({ edited, onClose }: RuleDrawerProps): ReactNode {
  const input = useBusinessInput();
  const categories = useQuery(api.categories.list.queryOptions({ input }));
  const accounts = useQuery(api.accounts.list.queryOptions({ input }));
  return (
    <Drawer
      opened={edited !== null}
      onClose={onClose}
      position="right"
      size={560}
      title={edited === 'new' ? 'New rule' : 'Change the rule'}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {edited === null ? null : (
        <RuleForm
          key={edited === 'new' ? 'new' : edited.id}
          rule={edited === 'new' ? null : edited}
          categories={categories.data ?? []}
          accounts={accounts.data ?? []}
          onDone={onClose}
        />
      )}
    </Drawer>
  );
}

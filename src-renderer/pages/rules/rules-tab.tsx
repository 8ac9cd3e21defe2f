import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CategoryRuleView } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { LearnedList } from './learned-list.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { RuleList } from './rule-list.tsx';
import { useFilingChanges } from './use-rule-changes.ts';

/** The rules in their order, and under them what was learned. */
export function RulesTab(): ReactNode {
  const input = useBusinessInput();
  const query = useQuery(api.rules.list.queryOptions({ input }));
  const [edited, setEdited] = useState<CategoryRuleView | 'new' | null>(null);
  const { applyRules } = useFilingChanges();
  const create = <MayButton onClick={() => setEdited('new')}>New rule</MayButton>;
  return (
    <>
      <QueryState query={query}>
        {({ rules, learned }) => (
          <>
            {rules.length === 0 ? (
              <EmptyState title="No rules yet" action={create}>
                A rule files every line that fits, the first in the list that does. You see what it would change before you save it. Without rules,
                Tamio learns from what you file.
              </EmptyState>
            ) : (
              <Section
                title="Your rules"
                note="asked from the top, the first that fits files the line"
                actions={
                  <>
                    <MayButton variant="default" onClick={() => void applyRules()}>
                      Apply to all lines
                    </MayButton>
                    {create}
                  </>
                }
              >
                <RuleList rules={rules} onEdit={setEdited} />
              </Section>
            )}
            <LearnedList learned={learned} />
          </>
        )}
      </QueryState>
      <RuleDrawer edited={edited} onClose={() => setEdited(null)} />
    </>
  );
}

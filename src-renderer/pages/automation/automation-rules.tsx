import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AutomationRuleView } from '../../../src-shared/contract/actions.ts';
import { api } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './automation.module.css';
import { useRuleChanges } from './use-rule-changes.ts';

const CONFIDENCES = [0.8, 0.85, 0.9, 0.95, 0.98, 0.99];

const SAYS: Readonly<Record<string, string>> = {
  categorisation: 'New bank lines get a category where rules, what you taught, or the words of your lines are sure enough.',
  matching: 'A bank line is assigned to the invoice or bill it pays where the amount, the name and the number leave no doubt.',
  transfers: 'Two lines that move money between your own accounts are paired, so that they count neither as income nor as cost.',
};

type Allowed = { readonly isAllowed: boolean };

/** What is done with bank lines without asking. */
export function AutomationRules({ isAllowed }: Allowed): ReactNode {
  const { id: businessId } = useBusiness();
  const query = useQuery(api.automation.rules.queryOptions({ input: { businessId } }));
  return (
    <Section title="Bank lines" note="When an import is booked">
      <QueryState query={query}>
        {(rules) => (
          <ul className={classes['rules']}>
            {rules.map((rule) => (
              <li key={rule.id}>
                <Rule rule={rule} isAllowed={isAllowed} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </Section>
  );
}

function Rule({ rule, isAllowed }: Allowed & { readonly rule: AutomationRuleView }): ReactNode {
  const { percent } = useFormat();
  const { changeRule } = useRuleChanges();
  const choices = [...new Set([...CONFIDENCES, rule.confidenceThreshold])].toSorted((a, b) => a - b);
  return (
    <fieldset className={classes['rule']}>
      <legend className={classes['hidden']}>{rule.name}</legend>
      <Switch
        label={rule.name}
        description={SAYS[rule.automationType]}
        checked={rule.enabled}
        disabled={!isAllowed}
        classNames={{ label: classes['ruleName'] ?? '' }}
        onChange={({ currentTarget: { checked } }) => void changeRule(rule, { enabled: checked })}
      />
      <div className={classes['ruleFields']}>
        <NativeSelect
          label="Only when at least"
          size="xs"
          disabled={!isAllowed || !rule.enabled}
          value={String(rule.confidenceThreshold)}
          data={choices.map((value) => ({ value: String(value), label: `${percent(value)} sure` }))}
          onChange={({ currentTarget }) => void changeRule(rule, { confidenceThreshold: Number(currentTarget.value) })}
        />
        <Switch
          size="sm"
          label="Without asking"
          description={rule.autoApprove ? 'It is done, and can be undone.' : 'It is only suggested to you.'}
          checked={rule.autoApprove}
          disabled={!isAllowed || !rule.enabled}
          onChange={({ currentTarget: { checked } }) => void changeRule(rule, { autoApprove: checked })}
        />
      </div>
    </fieldset>
  );
}

import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ExecutionRule } from '../../../src-shared/contract/actions.ts';
import { ACTION_TYPE_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './automation.module.css';
import { LimitsButton } from './limits-button.tsx';
import { limitWords, lockedBecause, ruleOutcome } from './rule-words.ts';
import { useRuleChanges } from './use-rule-changes.ts';

type Allowed = { readonly isAllowed: boolean };

/** One rule a kind of action: whether the recommended option may be carried out without a person. */
export function ExecutionRules({ isAllowed }: Allowed): ReactNode {
  const { id: businessId } = useBusiness();
  const query = useQuery(api.automation.executionRules.queryOptions({ input: { businessId } }));
  return (
    <Section title="Carrying out actions" note="The recommended option, right after a check has prepared it">
      <QueryState query={query} rows={8}>
        {(rules) => (
          <div className={tableClasses['scroll']}>
            <table className={`${tableClasses['table']} ${classes['table']}`}>
              <thead>
                <tr>
                  <th scope="col">Kind of action</th>
                  <th scope="col">By itself</th>
                  <th scope="col">Asks you first</th>
                  <th scope="col">Limits</th>
                  <th scope="col">
                    <span className={classes['hidden']}>Change the limits</span>
                  </th>
                  <th scope="col">Result</th>
                </tr>
              </thead>
              <tbody>
                {rules.map((rule) => (
                  <RuleRow key={rule.actionType} rule={rule} isAllowed={isAllowed} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </Section>
  );
}

function RuleRow({ rule, isAllowed }: Allowed & { readonly rule: ExecutionRule }): ReactNode {
  const format = useFormat();
  const { changeExecutionRule } = useRuleChanges();
  const label = ACTION_TYPE_LABELS[rule.actionType];
  const locked = lockedBecause(rule);
  if (locked !== null) {
    return (
      <tr data-locked>
        <th scope="row">{label}</th>
        <td colSpan={4} className={classes['locked']}>
          <Icon name="lock" size={14} /> {locked}
        </td>
        <td>{ruleOutcome(rule)}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Switch
          size="sm"
          aria-label={`${label}: by itself`}
          checked={rule.autoExecute}
          disabled={!isAllowed}
          onChange={({ currentTarget: { checked } }) => void changeExecutionRule(rule, { autoExecute: checked })}
        />
      </td>
      <td>
        <Switch
          size="sm"
          aria-label={`${label}: asks you first`}
          checked={rule.requireApproval}
          disabled={!isAllowed || !rule.autoExecute}
          onChange={({ currentTarget: { checked } }) => void changeExecutionRule(rule, { requireApproval: checked })}
        />
      </td>
      <td className={classes['limits']}>{limitWords(rule, format) || <span className={classes['quiet']}>none</span>}</td>
      <td className={tableClasses['number']}>
        <LimitsButton rule={rule} />
      </td>
      <td className={classes['outcome']} data-auto={(rule.autoExecute && !rule.requireApproval) || undefined}>
        {rule.autoExecute && !rule.requireApproval ? <Icon name="automation" size={14} /> : null}
        {ruleOutcome(rule)}
      </td>
    </tr>
  );
}

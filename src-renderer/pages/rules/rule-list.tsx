import { ActionIcon, Switch } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { CategoryRuleView } from '../../../src-shared/contract/rules.ts';
import { announce } from '../../components/live-region.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useMay } from '../../components/use-may.ts';
import { countOf } from '../../format/numbers.ts';
import { conditionWords, moved } from './rule-words.ts';
import { TaughtBy } from './taught-by.tsx';
import { useRuleChanges } from './use-rule-changes.ts';
import classes from './rules.module.css';

type RuleListProps = { readonly rules: readonly CategoryRuleView[]; readonly onEdit: (rule: CategoryRuleView) => void };

/** Rules in the order in which they are asked. Alt with an arrow key moves the one that has the focus. */
export function RuleList({ rules, onEdit }: RuleListProps): ReactNode {
  const { reorder } = useRuleChanges();
  const list = useRef<HTMLOListElement>(null);
  const followed = useRef<number | null>(null);
  useEffect(() => {
    if (followed.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-rule="${followed.current}"]`)?.focus();
    followed.current = null;
  });

  const move = (index: number, by: -1 | 1): void => {
    const after = moved(rules, index, by);
    if (after === rules) return;
    followed.current = rules[index]?.id ?? null;
    announce(`Now rule ${index + by + 1} of ${rules.length}`);
    void reorder(rules, after);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <ol ref={list} className={classes['list']} aria-label="Rules in their order. Alt and arrow keys move a rule.">
      {rules.map((rule, index) => (
        <li key={rule.id} className={classes['rule']} data-off={!rule.isEnabled || undefined}>
          <RuleOrder isFirst={index === 0} isLast={index === rules.length - 1} name={rule.categoryName} onMove={(by) => move(index, by)} />
          <RuleRow rule={rule} onEdit={() => onEdit(rule)} onKeyDown={(event) => onKeyDown(event, index)} />
        </li>
      ))}
    </ol>
  );
}

type RuleOrderProps = { readonly isFirst: boolean; readonly isLast: boolean; readonly name: string; readonly onMove: (by: -1 | 1) => void };

function RuleOrder({ isFirst, isLast, name, onMove }: RuleOrderProps): ReactNode {
  return (
    <div className={classes['order']}>
      <ActionIcon variant="subtle" size="sm" disabled={isFirst} aria-label={`Move the rule for ${name} up`} onClick={() => onMove(-1)}>
        ↑
      </ActionIcon>
      <ActionIcon variant="subtle" size="sm" disabled={isLast} aria-label={`Move the rule for ${name} down`} onClick={() => onMove(1)}>
        ↓
      </ActionIcon>
    </div>
  );
}

type RuleRowProps = { readonly rule: CategoryRuleView; readonly onEdit: () => void; readonly onKeyDown: (event: KeyboardEvent) => void };

function RuleRow({ rule, onEdit, onKeyDown }: RuleRowProps): ReactNode {
  const { baseCurrency, locale } = useFormat();
  const { setEnabled, remove } = useRuleChanges();
  const may = useMay('bookkeeper');
  const words = conditionWords(rule, { currency: baseCurrency, locale });
  return (
    <>
      <div className={classes['what']}>
        <button
          type="button"
          className={classes['open']}
          data-rule={rule.id}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={onEdit}
          onKeyDown={onKeyDown}
        >
          {words} → <strong>{rule.categoryName}</strong>
        </button>
        <p className={classes['quiet']}>
          {rule.source === 'typed' ? 'Written by you' : 'Learned and confirmed by you'}
          {rule.isImportOnly ? ', for imports only' : ''}. <Filings {...rule} />
        </p>
        <TaughtBy transactionIds={rule.taughtBy} />
      </div>
      <Switch
        disabled={!may.isAllowed}
        aria-label={`Use the rule for ${rule.categoryName}: ${words}`}
        checked={rule.isEnabled}
        onChange={({ currentTarget: { checked } }) => void setEnabled(rule, checked)}
      />
      <MayButton variant="subtle" size="compact-sm" onClick={() => void remove(rule)}>
        Delete
      </MayButton>
    </>
  );
}

/** How often it has filed, and how often a person thought otherwise. */
export function Filings({ filedCount, correctedCount }: { readonly filedCount: number; readonly correctedCount: number }): ReactNode {
  const { locale } = useFormat();
  if (filedCount + correctedCount === 0) return 'Has not filed a line yet.';
  const corrected = correctedCount === 0 ? '' : `, ${countOf(correctedCount, { one: 'more was', many: 'more were' }, locale)} filed otherwise by you`;
  return `Filed ${countOf(filedCount, { one: 'line', many: 'lines' }, locale)}${corrected}.`;
}

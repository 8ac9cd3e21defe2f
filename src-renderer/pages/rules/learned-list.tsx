import { Button, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { LearnedRule } from '../../../src-shared/contract/rules.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useMay } from '../../components/use-may.ts';
import { countOf } from '../../format/numbers.ts';
import { Filings } from './rule-list.tsx';
import { TaughtBy } from './taught-by.tsx';
import { useRuleChanges } from './use-rule-changes.ts';
import classes from './rules.module.css';

/** The payees that matter most come first; a long tail is shown when asked for. */
const SHOWN_FIRST = 12;

/** What the lines of each payee have taught, each to be switched off or made a rule. */
export function LearnedList({ learned }: { readonly learned: readonly LearnedRule[] }): ReactNode {
  const { locale } = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? learned : learned.slice(0, SHOWN_FIRST);
  return (
    <Section
      title="Learned from what you filed"
      note={learned.length === 0 ? undefined : countOf(learned.length, { one: 'payee', many: 'payees' }, locale)}
    >
      {learned.length === 0 ? (
        <p className={classes['text']}>
          Nothing yet. File two lines of the same payee alike, and the next ones are filed by themselves. Everything learned is listed here and can be
          switched off.
        </p>
      ) : (
        <ul className={classes['list']}>
          {shown.map((rule) => (
            <LearnedRow key={`${rule.payeeKey} ${rule.direction}`} rule={rule} />
          ))}
        </ul>
      )}
      {shown.length < learned.length ? (
        <Button variant="subtle" mt={8} onClick={() => setIsWhole(true)}>
          Show all {learned.length}
        </Button>
      ) : null}
    </Section>
  );
}

function LearnedRow({ rule }: { readonly rule: LearnedRule }): ReactNode {
  const { setLearned, confirmLearned } = useRuleChanges();
  const may = useMay('bookkeeper');
  const { agreeingCount, totalCount } = rule;
  const lines = agreeingCount === totalCount ? `${agreeingCount} lines` : `${agreeingCount} of ${totalCount} lines`;
  return (
    <li className={classes['rule']} data-off={!rule.isEnabled || undefined}>
      <div className={classes['what']}>
        <span data-private>{rule.payeeName}</span>, money {rule.direction} → <strong>{rule.categoryName}</strong>
        <p className={classes['quiet']}>
          Because you filed {lines} so. <Filings {...rule} />
        </p>
        <TaughtBy transactionIds={rule.taughtBy} />
      </div>
      <Switch
        disabled={!may.isAllowed}
        aria-label={`Use what was learned about ${rule.payeeName}`}
        checked={rule.isEnabled}
        onChange={({ currentTarget: { checked } }) => void setLearned(rule, checked)}
      />
      <MayButton variant="subtle" size="compact-sm" onClick={() => void confirmLearned(rule)}>
        Make it a rule
      </MayButton>
    </li>
  );
}

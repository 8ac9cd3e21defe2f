import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Action } from '../../../src-shared/contract/actions.ts';
import { actionSentence, recommendedOption } from '../../components/action-words.ts';
import { LowPointEffect } from '../../components/low-point-effect.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { useFormat } from '../../components/use-format.ts';
import classes from './actions.module.css';
import type { Asked } from './asked-dialog.tsx';

type ActionCardProps = {
  readonly action: Action;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onFocus: () => void;
  readonly onAsk: (kind: Asked['kind']) => void;
};

/** One action of the queue: what is wrong, what is recommended and what that does, by when. */
export function ActionCard({ action, isActive, isSelected, onSelect, onFocus, onAsk }: ActionCardProps): ReactNode {
  const format = useFormat();
  const option = recommendedOption(action);
  const { amountMinor, currency } = action;
  return (
    <article
      className={classes['card']}
      aria-label={action.title}
      data-action={action.id}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
    >
      <Checkbox size="xs" checked={isSelected} aria-label={`Select ${action.title}`} onChange={onSelect} className={classes['box'] ?? ''} />
      <div className={classes['body']}>
        <header className={classes['head']}>
          <SeverityBadge severity={action.severity} />
          <h2 className={classes['title']}>
            <Link href={`/actions/${action.id}`} onFocus={onFocus}>
              {action.title}
            </Link>
          </h2>
          {amountMinor === null ? null : (
            <span className={classes['stake']}>
              <Money amountMinor={amountMinor} currency={currency} /> <span className={classes['quiet']}>at stake</span>
            </span>
          )}
        </header>
        <p className={classes['summary']} data-private>
          {actionSentence(action.summary, format)}
        </p>
        <p className={classes['deadline']}>
          By {format.dateInWords(action.deadlineDate)}. {actionSentence(action.deadlineReason, format)}
        </p>
        {option === undefined ? null : (
          <dl className={classes['recommended']}>
            <div>
              <dt>Recommended</dt>
              <dd>
                {option.title}
                {option.recommendationReason === null ? null : <span className={classes['quiet']}> {option.recommendationReason}</span>}
              </dd>
            </div>
            <div>
              <dt>Lowest point</dt>
              <dd>
                <LowPointEffect option={option} currency={format.baseCurrency} />
              </dd>
            </div>
          </dl>
        )}
        <footer className={classes['buttons']}>
          <MayButton needs="owner" size="compact-sm" variant="outline" onClick={() => onAsk('approve')}>
            Approve…
          </MayButton>
          <Button component="a" href={`#/actions/${action.id}`} variant="default" size="compact-sm">
            {action.options.length > 1 ? `Compare ${action.options.length} options` : 'Look at it'}
          </Button>
          <MayButton variant="default" size="compact-sm" onClick={() => onAsk('snooze')}>
            Snooze
          </MayButton>
          <MayButton variant="default" size="compact-sm" onClick={() => onAsk('skip')}>
            Skip
          </MayButton>
        </footer>
      </div>
    </article>
  );
}

import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Action } from '../../../src-shared/contract/actions.ts';
import { ACTION_LINK_LABELS, ACTION_STATUS_LABELS, ACTION_TAG_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { api } from '../../client.ts';
import { actionSentence } from '../../components/action-words.ts';
import { nameOfItem, standingOf } from '../../components/due/due-words.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './action.module.css';

/** What is wrong and by when, and the way to the rows that say so. */
export function WhatIsWrong({ action }: { readonly action: Action }): ReactNode {
  const format = useFormat();
  const { alertId, amountMinor, currency, tags, holdsPayroll } = action;
  return (
    <Section title="What is wrong" note={tags.length === 0 ? undefined : tags.map((tag) => ACTION_TAG_LABELS[tag]).join(', ')}>
      <div className={classes['wrong']}>
        <div>
          <SeverityBadge severity={action.severity} />
          <p className={classes['lead']} data-private>
            {actionSentence(action.summary, format)}
          </p>
          <p className={classes['quiet']}>
            By {format.dateInWords(action.deadlineDate)}. {actionSentence(action.deadlineReason, format)}
          </p>
          {holdsPayroll ? <p className={classes['quiet']}>Wages are among it, so that a person always decides.</p> : null}
        </div>
        {amountMinor === null ? null : (
          <div className={classes['figure']}>
            <Money amountMinor={amountMinor} currency={currency} />
            <span>at stake</span>
          </div>
        )}
      </div>
      <h3 className={classes['subtitle']}>Why we think so</h3>
      {alertId === null ? null : (
        <Button variant="default" size="compact-md" onClick={() => openEvidence('alert', alertId)}>
          Show the evidence
        </Button>
      )}
      <Items action={action} />
      {alertId === null && action.itemIds.length === 0 ? (
        <p className={classes['quiet']}>It follows from the forecast: no single row stands behind it.</p>
      ) : null}
      <Others action={action} />
    </Section>
  );
}

/** More are read in the list of due items. */
const ITEMS_SHOWN = 8;

/** The invoices and bills it is about. */
function Items({ action }: { readonly action: Action }): ReactNode {
  const input = useBusinessInput();
  const { itemIds } = action;
  const queries = useQueries({
    queries: itemIds.slice(0, ITEMS_SHOWN).map((id) => api.dueItems.get.queryOptions({ input: { ...input, scheduleId: Number(id) } })),
  });
  const items = queries.flatMap(({ data }) => data ?? []);
  if (items.length === 0) return null;
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']} data-items>
        <caption className={classes['hidden']}>What it is about</caption>
        <thead>
          <tr>
            <th scope="col">Due item</th>
            <th scope="col">Due</th>
            <th scope="col">State</th>
            <th scope="col" className={tableClasses['number']}>
              Open
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <button type="button" className={classes['rowLink']} onClick={() => openEvidence('due', item.id)}>
                  {nameOfItem(item)}
                </button>{' '}
                {item.counterpartyName === null || item.counterpartyName === action.entityName ? null : (
                  <span className={classes['quiet']}>{item.counterpartyName}</span>
                )}
              </th>
              <td>{formatDate(item.dueDate)}</td>
              <td>{standingOf(item).word}</td>
              <td className={tableClasses['number']}>
                <Money amountMinor={item.openAmountMinor} currency={item.currency} cents />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {itemIds.length > ITEMS_SHOWN ? (
        <p className={classes['quiet']}>
          {ITEMS_SHOWN} of {itemIds.length}. <Link href="/due-items">All due items</Link>
        </p>
      ) : null}
    </div>
  );
}

/** How it stands to other actions. */
function Others({ action }: { readonly action: Action }): ReactNode {
  if (action.links.length === 0) return null;
  return (
    <ul className={classes['others']}>
      {action.links.map(({ type, otherId, otherTitle, otherStatus, reason }) => (
        <li key={`${type} ${otherId}`}>
          <Icon name={type === 'conflicts' ? 'warning' : 'chevronRight'} size={16} />
          <span>
            {ACTION_LINK_LABELS[type]} <Link href={`/actions/${otherId}`}>{otherTitle}</Link>{' '}
            <span className={classes['quiet']}>
              ({otherStatus === 'withdrawn' ? 'no longer needed' : ACTION_STATUS_LABELS[otherStatus].toLowerCase()}). {reason}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

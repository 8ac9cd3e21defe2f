import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Payment } from '../../../src-shared/contract/due-items.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { MATCHED_BY_WORDS } from '../due/due-words.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { Money } from '../money.tsx';
import { QueryState } from '../states.tsx';
import { useFormat } from '../use-format.ts';
import { HandMatch } from './hand-match.tsx';
import type { MatchedLine } from './match-draft.ts';
import { MatchOption } from './match-option.tsx';
import classes from './matching.module.css';
import { useMatchChanges } from './use-match-changes.ts';

/** What a bank line pays: the payment it stands for, or what it might pay. */
export function LinePays({ line }: { readonly line: MatchedLine }): ReactNode {
  const query = useQuery(api.payments.list.queryOptions({ input: { ...useBusinessInput(), transactionId: line.id } }));
  return (
    <section aria-labelledby="pays-title">
      <h3 id="pays-title" className={classes['title']}>
        Pays
      </h3>
      <QueryState query={query} rows={2}>
        {(payments) => {
          const payment = payments.find(({ status }) => status !== 'voided');
          return payment === undefined ? <Unmatched line={line} /> : <Matched payment={payment} />;
        }}
      </QueryState>
    </section>
  );
}

function Matched({ payment }: { readonly payment: Payment }): ReactNode {
  const { unmatch } = useMatchChanges();
  const { percent, sentence } = useFormat();
  const { allocations, currency, feeMinor, discountMinor, unallocatedMinor, matchedBy, confidence, reasoning } = payment;
  const money = (amountMinor: typeof feeMinor): ReactNode => <Money amountMinor={amountMinor} currency={currency} cents />;
  const rest = [
    { label: 'Fee the bank kept', value: feeMinor },
    { label: 'Discount', value: discountMinor },
    { label: 'Not assigned', value: unallocatedMinor },
  ].filter(({ value }) => value !== 0);
  return (
    <>
      <ul className={classes['parts']}>
        {allocations.map(({ scheduleId, label, paymentAmountMinor }) => (
          <li key={scheduleId}>
            <button type="button" className={classes['open']} data-private onClick={() => openEvidence('due', scheduleId)}>
              {sentence(label)}
            </button>
            {money(paymentAmountMinor)}
          </li>
        ))}
        {rest.map(({ label, value }) => (
          <li key={label} className={classes['faint']}>
            <span>{label}</span>
            {money(value)}
          </li>
        ))}
      </ul>
      <p className={classes['text']}>
        {MATCHED_BY_WORDS[matchedBy].replace(/^./, (letter) => letter.toUpperCase())}
        {confidence === null ? '' : `, ${percent(confidence)} sure`}.{reasoning === null ? '' : ` ${sentence(reasoning)}`}
      </p>
      <Button size="compact-md" variant="default" mt={8} onClick={() => void unmatch(payment)}>
        Unmatch
      </Button>
    </>
  );
}

/** Readings less likely than this only distract from choosing by hand. */
const LEAST_PROBABILITY = 0.01;

function Unmatched({ line }: { readonly line: MatchedLine }): ReactNode {
  const [isByHand, setIsByHand] = useState(false);
  const changes = useMatchChanges();
  const query = useQuery(api.matching.suggestions.queryOptions({ input: { ...useBusinessInput(), transactionId: line.id } }));
  if (isByHand) return <HandMatch line={line} onLeave={() => setIsByHand(false)} />;
  return (
    <QueryState query={query} rows={2}>
      {({ rows }) => {
        const alternatives = (rows[0]?.alternatives ?? []).filter(({ probability }) => probability >= LEAST_PROBABILITY);
        return (
          <>
            {alternatives.length === 0 ? (
              <p className={classes['text']}>Nothing open explains this line. If it pays an invoice or a bill, choose it by hand.</p>
            ) : (
              <ul className={classes['options']}>
                {alternatives.map((alternative) => (
                  <MatchOption
                    key={alternative.allocations.map(({ scheduleId }) => scheduleId).join('+')}
                    alternative={alternative}
                    currency={line.currency}
                    isFirst={alternative === alternatives[0]}
                    onMatch={() => void changes.match(line.id, alternative)}
                    onDecline={() => void changes.decline(line.id, alternative)}
                  />
                ))}
              </ul>
            )}
            <Group mt={8}>
              <Button size="compact-md" variant="default" onClick={() => setIsByHand(true)}>
                Choose by hand
              </Button>
            </Group>
          </>
        );
      }}
    </QueryState>
  );
}

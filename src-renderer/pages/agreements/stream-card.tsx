import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RecurringStreamView } from '../../../src-shared/contract/matching.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { probabilityWords } from '../../components/matching/probability-words.ts';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { amountKindWords, rhythmWords } from './agreement-words.ts';
import classes from './agreements.module.css';

type StreamCardProps = { readonly stream: RecurringStreamView; readonly onAccept: () => void; readonly onRefuse: () => void };

/** A rhythm in the bank lines: who, how often, how much, why we think so, and the lines themselves. */
export function StreamCard({ stream, onAccept, onRefuse }: StreamCardProps): ReactNode {
  const format = useFormat();
  const { payeeName, direction, terms, nextDate, probability, reasons, stage } = stream;
  return (
    <li className={classes['card']}>
      <div className={classes['cardHead']}>
        <h3 className={classes['cardTitle']} data-private>
          {payeeName}
        </h3>
        <span className={classes['faint']}>{direction === 'in' ? 'money in' : 'money out'}</span>
      </div>
      <p className={classes['cardLead']}>
        <StreamAmount stream={stream} />, {rhythmWords(terms).replace(/^./, (letter) => letter.toLowerCase())}
      </p>
      <p className={classes['faint']}>
        {nextDate === null ? (stage === 'ended' ? 'Came to an end.' : 'No next date.') : `Next ${format.dateInWords(nextDate)}.`}{' '}
        <span title={format.percent(probability)}>
          {probabilityWords(probability)} {stage === 'ended' ? 'to have been' : 'to be'} an agreement.
        </span>
      </p>
      <ul className={classes['reasons']}>
        {reasons.map((reason) => (
          <li key={reason}>{format.sentence(reason)}</li>
        ))}
      </ul>
      <Lines stream={stream} />
      <Group gap={8} mt="auto">
        <Button size="compact-md" aria-label={`Accept ${payeeName}`} onClick={onAccept}>
          Accept…
        </Button>
        <Button size="compact-md" variant="default" aria-label={`Not an agreement: ${payeeName}`} onClick={onRefuse}>
          Not an agreement
        </Button>
      </Group>
    </li>
  );
}

function StreamAmount({ stream }: { readonly stream: RecurringStreamView }): ReactNode {
  const { amountKind, amountLowMinor, amountHighMinor, terms } = stream;
  const { currency, baseAmountMinor } = terms;
  const money = (amountMinor: number): ReactNode => <ItemMoney amountMinor={minorUnits(Math.abs(amountMinor))} currency={currency} />;
  const isOne = amountLowMinor === amountHighMinor || amountKind === 'fixed';
  const [least, most] = [
    Math.min(Math.abs(amountLowMinor), Math.abs(amountHighMinor)),
    Math.max(Math.abs(amountLowMinor), Math.abs(amountHighMinor)),
  ];
  return (
    <>
      {isOne ? '' : 'About '}
      <strong>{money(baseAmountMinor)}</strong> ({amountKindWords(amountKind)}
      {isOne ? null : (
        <>
          , from {money(least)} to {money(most)}
        </>
      )}
      )
    </>
  );
}

const LINES_AT_FIRST = 6;

/** The newest lines first; each opens. */
function Lines({ stream }: { readonly stream: RecurringStreamView }): ReactNode {
  const { locale } = useFormat();
  const { occurrences, missedDates, terms } = stream;
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? occurrences : occurrences.slice(-LINES_AT_FIRST);
  return (
    <details className={classes['lines']}>
      <summary>{countOf(occurrences.length, { one: 'bank line', many: 'bank lines' }, locale)}</summary>
      <ul>
        {shown.toReversed().map(({ date, transactionId, amountMinor }) => (
          <li key={transactionId}>
            <button type="button" className={classes['open']} onClick={() => openEvidence('line', transactionId)}>
              {formatDate(date)}
            </button>
            <ItemMoney amountMinor={amountMinor} currency={terms.currency} />
          </li>
        ))}
      </ul>
      {shown.length < occurrences.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsAll(true)}>
          Show all {occurrences.length}
        </Button>
      ) : null}
      {missedDates.length === 0 ? null : <p className={classes['faint']}>Missing: {missedDates.map(formatDate).join(', ')}.</p>}
    </details>
  );
}

import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActionOption } from '../../../src-shared/contract/actions.ts';
import { EXECUTION_CHANNEL_LABELS, REVERSIBILITY_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { actionSentence } from '../../components/action-words.ts';
import { Icon } from '../../components/icon.tsx';
import { LowPointEffect } from '../../components/low-point-effect.tsx';
import { Money } from '../../components/money.tsx';
import { RiskBadge } from '../../components/party/risk-badge.tsx';
import { type Format, useFormat } from '../../components/use-format.ts';
import classes from './option-comparison.module.css';

type ComparisonProps = {
  readonly options: readonly ActionOption[];
  readonly chosen: ActionOption;
  readonly onChoose: ((optionId: string) => void) | null;
  readonly actionTitle: string;
};

/** The options as columns with the same rows, so that each is compared with the others line by line. */
export function OptionComparison({ options, chosen, onChoose, actionTitle }: ComparisonProps): ReactNode {
  const format = useFormat();
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <caption className={classes['hidden']}>Options for {actionTitle}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes['hidden']}>What is compared</span>
            </th>
            {options.map((option) => (
              <th key={option.optionId} scope="col" data-chosen={option === chosen || undefined}>
                <OptionHead option={option} isChosen={option === chosen} onChoose={onChoose} format={format} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ label, cell, isPart }) => (
            <tr key={label} data-part={isPart || undefined}>
              <th scope="row">{label}</th>
              {options.map((option) => (
                <td key={option.optionId} data-chosen={option === chosen || undefined}>
                  {cell(option, format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps = {
  readonly option: ActionOption;
  readonly isChosen: boolean;
  readonly onChoose: ((optionId: string) => void) | null;
  readonly format: Format;
};

function OptionHead({ option, isChosen, onChoose, format }: HeadProps): ReactNode {
  const { optionId, title, description, isRecommended, recommendationReason } = option;
  const isDecided = onChoose === null && isChosen;
  return (
    <div className={classes['head']}>
      <span className={classes['badges']}>
        {isRecommended ? (
          <span className={classes['recommended']}>
            <Icon name="check" size={14} /> Recommended
          </span>
        ) : null}
        {isDecided ? <span className={classes['decided']}>Chosen</span> : null}
      </span>
      {onChoose === null ? (
        <strong>{title}</strong>
      ) : (
        <Radio
          name="option"
          value={optionId}
          label={title}
          checked={isChosen}
          onChange={() => onChoose(optionId)}
          classNames={{ label: classes['title'] ?? '' }}
        />
      )}
      <p>{actionSentence(description, format)}</p>
      {isRecommended && recommendationReason !== null ? <p className={classes['reason']}>Why: {recommendationReason}</p> : null}
    </div>
  );
}

type Row = { readonly label: string; readonly cell: (option: ActionOption, format: Format) => ReactNode; readonly isPart?: boolean };

const riskRow = (label: string, pick: (option: ActionOption) => ActionOption['risk']['financial']): Row => ({
  label,
  isPart: true,
  cell: (option) => <RiskPart part={pick(option)} />,
});

const ROWS: readonly Row[] = [
  { label: 'Effect on lowest point', cell: (option, format) => <LowPointCell option={option} format={format} /> },
  {
    label: 'Cash moves',
    cell: ({ effectDate, cashShifts }, format) =>
      cashShifts.length === 0 ? 'not by itself' : effectDate === null ? 'as expected' : `from ${format.dateInSentence(effectDate)}`,
  },
  {
    label: 'Cost',
    cell: ({ costMinor }, format) => (costMinor === 0 ? 'nothing' : <Money amountMinor={costMinor} currency={format.baseCurrency} cents />),
  },
  {
    label: 'Risk',
    cell: ({ risk }) => (
      <span className={classes['risk']}>
        <RiskBadge risk={risk.level} /> <span className={classes['quiet']}>{Math.round(risk.compositeScore)} of 100</span>
      </span>
    ),
  },
  riskRow('with the other side', ({ risk }) => risk.relationship),
  riskRow('in carrying it out', ({ risk }) => risk.operational),
  riskRow('for your cash', ({ risk }) => risk.financial),
  { label: 'Can it be undone', cell: ({ reversibility }) => REVERSIBILITY_LABELS[reversibility] },
  { label: 'How', cell: ({ channel }) => EXECUTION_CHANNEL_LABELS[channel] },
];

function LowPointCell({ option, format }: { readonly option: ActionOption; readonly format: Format }): ReactNode {
  const { lowPoint } = option;
  if (lowPoint === null) return 'not known: no balance is stated';
  return (
    <>
      <strong>
        <LowPointEffect option={option} currency={format.baseCurrency} />
      </strong>
      <span className={classes['under']}>
        <Money amountMinor={lowPoint.afterMinor} currency={format.baseCurrency} isBalance /> on {format.dateInSentence(lowPoint.afterDate)}
      </span>
      {lowPoint.holdsBuffer ? null : (
        <span className={classes['warning']}>
          <Icon name="warning" size={14} /> below your buffer
        </span>
      )}
    </>
  );
}

/** A part of the risk with what it is made of. */
function RiskPart({ part }: { readonly part: ActionOption['risk']['financial'] }): ReactNode {
  const score = Math.round(part.score);
  if (part.factors.length === 0) return <span className={classes['quiet']}>{score === 0 ? 'none' : score}</span>;
  return (
    <details className={classes['factors']}>
      <summary>{score}</summary>
      <ul>
        {part.factors.map(({ label, points }) => (
          <li key={label}>
            {label} <span className={classes['quiet']}>+{Math.round(points)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

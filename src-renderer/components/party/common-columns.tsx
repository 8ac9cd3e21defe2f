import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { navigate } from '../../app/hash-location.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { type MinorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { formatDate } from '../../format/dates.ts';
import { Figure } from '../figure.tsx';
import { Money } from '../money.tsx';
import type { Format } from '../use-format.ts';
import { inPartyDirection, PARTY_KINDS, type Party, type PartyKind } from './party.ts';
import type { PartyColumn } from './party-columns.ts';
import { type FigureName, figureOrigin } from './party-figures.ts';
import classes from './party-list.module.css';
import { STATUS_WORDS } from './party-words.ts';

type Look = { readonly kind: PartyKind; readonly format: Format };

/** A figure of one row: hovering says how it came to be, pressing opens its rows on the page of the party. */
export function rowFigure({ kind }: Pick<Look, 'kind'>, party: Party, name: FigureName, children: ReactNode): ReactNode {
  return (
    <Figure isQuiet origin={figureOrigin(name, null)} onOpen={() => navigate(`${PARTY_KINDS[kind].path}/${party.id}?do=why:${name}`)}>
      {children}
    </Figure>
  );
}

export function nameColumn<P extends Party>(kind: PartyKind): PartyColumn<P> {
  return {
    key: 'name',
    label: 'Name',
    px: 164,
    isNumber: false,
    isAlwaysShown: true,
    cell: (party) => (
      <>
        <Link href={`${PARTY_KINDS[kind].path}/${party.id}`} className={classes['name'] ?? ''} tabIndex={-1}>
          {party.name}
        </Link>
        {party.status === 'active' ? null : <span className={classes['tag']}>{STATUS_WORDS[party.status]}</span>}
      </>
    ),
    value: ({ name }) => name,
    text: ({ name }) => name,
  };
}

type AmountColumn = {
  readonly key: string;
  readonly label: string;
  readonly figure: FigureName;
  readonly px: number;
  readonly isLate?: boolean;
  readonly isExtra?: boolean;
  readonly pick: (party: Party) => MinorUnits;
};

/** An amount in base currency, whole units, added up at the foot. */
export function amountColumn<P extends Party>(
  { kind, format }: Look,
  { key, label, figure, px, isLate = false, isExtra = false, pick }: AmountColumn,
): PartyColumn<P> {
  const { baseCurrency } = format;
  const shown = (party: Party): MinorUnits => inPartyDirection(kind, pick(party));
  return {
    key,
    label,
    px,
    isNumber: true,
    isExtra,
    cell: (party) =>
      pick(party) === 0 ? (
        <span className={classes['faint']}>–</span>
      ) : (
        <span className={isLate ? classes['late'] : undefined}>
          {rowFigure({ kind }, party, figure, <Money amountMinor={shown(party)} currency={baseCurrency} currencyDisplay="none" />)}
        </span>
      ),
    value: shown,
    text: (party) => formatDecimal(shown(party), baseCurrency).replace('.', decimalMarkOf(format.locale)),
    total: (parties) => <Money amountMinor={sumMinor(parties.map(shown))} currency={baseCurrency} currencyDisplay="none" />,
  };
}

export function nextDueColumn<P extends Party>(): PartyColumn<P> {
  return {
    key: 'nextDue',
    label: 'Next due',
    px: 104,
    isNumber: true,
    cell: ({ nextDueDate }) => (nextDueDate === null ? <span className={classes['faint']}>–</span> : formatDate(nextDueDate)),
    value: ({ nextDueDate }) => nextDueDate,
    text: ({ nextDueDate }) => nextDueDate ?? '',
  };
}

function decimalMarkOf(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

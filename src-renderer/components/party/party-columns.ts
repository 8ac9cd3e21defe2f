import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Party, PartyKind } from './party.ts';

/** One column of the list: how it is shown, ordered, copied and added up. */
export type PartyColumn<P extends Party> = {
  readonly key: string;
  readonly label: string;
  /** Least width in pixels; the name takes what is left. */
  readonly px: number;
  readonly isNumber: boolean;
  readonly isAlwaysShown?: boolean;
  /** Off until somebody switches it on. */
  readonly isExtra?: boolean;
  readonly cell: (party: P) => ReactNode;
  readonly value: (party: P) => string | number | null;
  /** Plain text for a spreadsheet. */
  readonly text: (party: P) => string;
  readonly total?: (parties: readonly P[]) => ReactNode;
};

const nameOfStore = (kind: PartyKind): string => `tamio.columns.${kind}`;

type ColumnChoice = Pick<PartyColumn<Party>, 'key' | 'isExtra'>;

function hiddenOf(kind: PartyKind, columns: readonly ColumnChoice[]): readonly string[] {
  const kept = localStorage.getItem(nameOfStore(kind));
  if (kept === null) return columns.filter(({ isExtra }) => isExtra === true).map(({ key }) => key);
  return kept.split(',').filter(Boolean);
}

/** The columns a person switched off, remembered on this machine. */
export function useHiddenColumns(kind: PartyKind, columns: readonly ColumnChoice[]): [readonly string[], (hidden: readonly string[]) => void] {
  const [hidden, setHidden] = useState(() => hiddenOf(kind, columns));
  const keep = (next: readonly string[]): void => {
    localStorage.setItem(nameOfStore(kind), next.join(','));
    setHidden(next);
  };
  return [hidden, keep];
}

/** A cell for a spreadsheet: on one line and never a formula; the apostrophe is how spreadsheets mark plain text. */
function textCell(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return /^[=+@]|^-(?![\d.,]+$)/.test(flat) ? `'${flat}` : flat;
}

/** Rows as tab-separated text under one row of headings: what a spreadsheet takes from the clipboard. */
export function spreadsheetText<P extends Party>(rows: readonly P[], columns: readonly PartyColumn<P>[]): string {
  const lines = rows.map((row) => columns.map((column) => textCell(column.text(row))).join('\t'));
  return [columns.map((column) => column.label).join('\t'), ...lines].join('\n');
}

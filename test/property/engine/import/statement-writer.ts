import * as fc from 'fast-check';
import { addDays, isoDate, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';

/** A movement as the generator means it: the truth that reading must give back. */
export type Meant = { readonly date: IsoDate; readonly minor: number; readonly text: string };

export type DateStyle = 'iso' | 'ymd/' | 'ymd.' | 'yyyymmdd' | 'dmy.' | 'dmy/' | 'dmy-' | 'dmy2' | 'mdy/' | 'mon' | 'iso-time';
export type SignStyle = 'signed' | 'plus' | 'trailing' | 'brackets' | 'pair' | 'pair-zero' | 'flag' | 'suffix' | 'turned';

/** How a bank would write its table. */
export type Convention = {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly date: DateStyle;
  readonly decimal: '.' | ',';
  readonly grouping: '' | ' ' | "'" | 'other';
  readonly sign: SignStyle;
  readonly language: keyof typeof TITLES;
  readonly hasHeader: boolean;
  readonly hasBalance: boolean;
  readonly isNewestFirst: boolean;
  readonly preamble: readonly string[];
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly isQuoted: boolean;
};

type Titles = {
  readonly date: string;
  readonly text: string;
  readonly amount: string;
  readonly out: string;
  readonly into: string;
  readonly flag: string;
  readonly balance: string;
  readonly flags: readonly [string, string];
};

export const TITLES = {
  english: { date: 'Date', text: 'Description', amount: 'Amount', out: 'Debit', into: 'Credit', flag: 'D/C', balance: 'Balance', flags: ['D', 'C'] },
  german: {
    date: 'Buchungstag',
    text: 'Verwendungszweck',
    amount: 'Betrag',
    out: 'Soll',
    into: 'Haben',
    flag: 'Soll/Haben',
    balance: 'Saldo',
    flags: ['S', 'H'],
  },
  french: {
    date: "Date d'opération",
    text: 'Libellé',
    amount: 'Montant',
    out: 'Débit',
    into: 'Crédit',
    flag: 'Sens',
    balance: 'Solde',
    flags: ['D', 'C'],
  },
  dutch: {
    date: 'Datum',
    text: 'Omschrijving',
    amount: 'Bedrag',
    out: 'Af',
    into: 'Bij',
    flag: 'Af Bij',
    balance: 'Saldo na mutatie',
    flags: ['Af', 'Bij'],
  },
  portuguese: {
    date: 'Data Lançamento',
    text: 'Descrição',
    amount: 'Valor',
    out: 'Débito',
    into: 'Crédito',
    flag: 'D/C',
    balance: 'Saldo',
    flags: ['D', 'C'],
  },
  polish: {
    date: 'Data operacji',
    text: 'Tytuł',
    amount: 'Kwota',
    out: 'Obciążenia',
    into: 'Uznania',
    flag: 'Wn/Ma',
    balance: 'Saldo po operacji',
    flags: ['Wn', 'Ma'],
  },
  chinese: { date: '交易日期', text: '摘要', amount: '金额', out: '支出', into: '收入', flag: '收/支', balance: '余额', flags: ['支出', '收入'] },
  japanese: {
    date: '取引日',
    text: '摘要',
    amount: '金額',
    out: 'お支払金額',
    into: 'お預り金額',
    flag: '入出金区分',
    balance: '残高',
    flags: ['出金', '入金'],
  },
  russian: {
    date: 'Дата операции',
    text: 'Описание',
    amount: 'Сумма',
    out: 'Расход',
    into: 'Приход',
    flag: 'Дт/Кт',
    balance: 'Остаток',
    flags: ['Дт', 'Кт'],
  },
} as const satisfies Record<string, Titles>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Words that speak of no direction, some with separators and quotes in them. */
const TEXTS = [
  'Acme Ltd',
  'Blue Harbour',
  'Kiosk 12',
  'North, South & Co',
  'Smith; Jones',
  'The "Corner"',
  'Ümlaut und Söhne',
  '山田商店',
  'Line one\nline two',
  "O'Neill",
  '2024 edition',
  'A|B partners',
];

export const meantRows: fc.Arbitrary<Meant[]> = fc.array(
  fc.record({
    date: fc.integer({ min: 0, max: 3600 }).map((days) => addDays(isoDate('2015-01-01'), days)),
    minor: fc.oneof(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -500_000_000, max: 500_000_000 })).filter((minor) => minor !== 0),
    text: fc.constantFrom(...TEXTS),
  }),
  { minLength: 1, maxLength: 30 },
);

export const conventions: fc.Arbitrary<Convention> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    date: fc.constantFrom<DateStyle>('iso', 'ymd/', 'ymd.', 'yyyymmdd', 'dmy.', 'dmy/', 'dmy-', 'dmy2', 'mdy/', 'mon', 'iso-time'),
    decimal: fc.constantFrom('.', ','),
    grouping: fc.constantFrom('', ' ', "'", 'other'),
    sign: fc.constantFrom<SignStyle>('signed', 'plus', 'trailing', 'brackets', 'pair', 'pair-zero', 'flag', 'suffix', 'turned'),
    language: fc.constantFrom(...(Object.keys(TITLES) as (keyof typeof TITLES)[])),
    hasHeader: fc.boolean(),
    hasBalance: fc.boolean(),
    isNewestFirst: fc.boolean(),
    preamble: fc.subarray(['Account statement', 'Printed for the account holder', 'Page 1'], { minLength: 0 }),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    isQuoted: fc.boolean(),
  } satisfies Record<keyof Convention, fc.Arbitrary<unknown>>)
  .map((convention) => convention as Convention);

function writeDate(date: IsoDate, style: DateStyle): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const written: Record<DateStyle, string> = {
    iso: date,
    'ymd/': `${year}/${Number(month)}/${Number(day)}`,
    'ymd.': `${year}.${month}.${day}.`,
    yyyymmdd: `${year}${month}${day}`,
    'dmy.': `${day}.${month}.${year}`,
    'dmy/': `${day}/${month}/${year}`,
    'dmy-': `${day}-${month}-${year}`,
    dmy2: `${day}.${month}.${year.slice(2)}`,
    'mdy/': `${month}/${day}/${year}`,
    mon: `${day} ${MONTHS[Number(month) - 1] ?? ''} ${year}`,
    'iso-time': `${date} 10:11:12`,
  };
  return written[style];
}

function writeMagnitude(minor: number, { decimal, grouping }: Convention): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  const mark = grouping === 'other' ? (decimal === '.' ? ',' : '.') : grouping;
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, mark);
  return `${whole}${decimal}${digits.slice(-2)}`;
}

function amountCells(minor: number, convention: Convention): string[] {
  const figure = writeMagnitude(minor, convention);
  const zero = writeMagnitude(0, convention);
  const isOut = minor < 0;
  const flags = TITLES[convention.language].flags;
  const cells: Record<SignStyle, string[]> = {
    signed: [isOut ? `-${figure}` : figure],
    turned: [isOut ? figure : `-${figure}`],
    plus: [isOut ? `-${figure}` : `+${figure}`],
    trailing: [isOut ? `${figure}-` : figure],
    brackets: [isOut ? `(${figure})` : figure],
    pair: isOut ? [figure, ''] : ['', figure],
    'pair-zero': isOut ? [figure, zero] : [zero, figure],
    flag: [figure, isOut ? flags[0] : flags[1]],
    suffix: [`${figure} ${isOut ? 'DR' : 'CR'}`],
  };
  return cells[convention.sign];
}

/** The file a bank with such conventions would hand out; rows in the order given, the balance running. */
export function writeStatement(rows: readonly Meant[], convention: Convention): string {
  const titles = TITLES[convention.language];
  const money: Partial<Record<SignStyle, string[]>> = {
    pair: [titles.out, titles.into],
    'pair-zero': [titles.out, titles.into],
    flag: [titles.amount, titles.flag],
  };
  const header = [titles.date, titles.text, ...(money[convention.sign] ?? [titles.amount]), ...(convention.hasBalance ? [titles.balance] : [])];
  let balance = 1_234_567;
  const records = rows.map((row) => {
    balance += row.minor;
    const figure = `${balance < 0 ? '-' : ''}${writeMagnitude(balance, convention)}`;
    return [writeDate(row.date, convention.date), row.text, ...amountCells(row.minor, convention), ...(convention.hasBalance ? [figure] : [])];
  });
  const quote = (cell: string): string =>
    convention.isQuoted || /["\n\r]/.test(cell) || cell.includes(convention.delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [...(convention.isNewestFirst ? records.toReversed() : records)].map((cells) => cells.map(quote).join(convention.delimiter));
  return [...convention.preamble, ...(convention.hasHeader ? [header.map(quote).join(convention.delimiter)] : []), ...lines, ''].join(
    convention.lineEnd,
  );
}

import { isIsoDate, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/** What the person narrowed the lines to. It lives in the address, so that Back, reload and a link from another page all mean the same lines. */
export type TransactionFilter = {
  readonly accountId?: number;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly text?: string;
  readonly categoryId?: number;
  readonly uncategorised?: true;
  readonly direction?: 'in' | 'out';
};

/** Longest search text the contract takes. */
const TEXT_LENGTH_MAX = 200;

function idFrom(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

function dateFrom(text: string | null): IsoDate | undefined {
  return text !== null && isIsoDate(text) ? text : undefined;
}

/** The filter an address names. Anything in it that makes no sense is left out: a link never leads to an error. */
export function filterFromQuery(query: string): TransactionFilter {
  const parameters = new URLSearchParams(query);
  const accountId = idFrom(parameters.get('account'));
  const categoryId = idFrom(parameters.get('category'));
  const [from, to] = [dateFrom(parameters.get('from')), dateFrom(parameters.get('to'))];
  const text = (parameters.get('text') ?? '').slice(0, TEXT_LENGTH_MAX);
  const direction = parameters.get('direction');
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text.trim() === '' ? {} : { text }),
    ...(parameters.get('category') === 'none' ? { uncategorised: true as const } : {}),
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(direction === 'in' || direction === 'out' ? { direction } : {}),
  };
}

/** The address of a filter, without the leading question mark; always in the same order, so that equal filters have equal addresses. */
export function queryFromFilter(filter: TransactionFilter): string {
  const parameters = new URLSearchParams();
  if (filter.accountId !== undefined) parameters.set('account', String(filter.accountId));
  if (filter.from !== undefined) parameters.set('from', filter.from);
  if (filter.to !== undefined) parameters.set('to', filter.to);
  if (filter.text !== undefined && filter.text.trim() !== '') parameters.set('text', filter.text);
  if (filter.uncategorised === true) parameters.set('category', 'none');
  else if (filter.categoryId !== undefined) parameters.set('category', String(filter.categoryId));
  if (filter.direction !== undefined) parameters.set('direction', filter.direction);
  return parameters.toString();
}

/** Whether anything but the account narrows the lines; only without it a running balance means something. */
export function isNarrowed(filter: TransactionFilter): boolean {
  return queryFromFilter({ ...filter, accountId: 0 }) !== 'account=0';
}

/** What `transactions.list` is asked for: text trimmed, nothing that is empty. */
export function listInputOf(filter: TransactionFilter): TransactionFilter {
  const { text, ...rest } = filter;
  return text === undefined || text.trim() === '' ? rest : { ...rest, text: text.trim() };
}

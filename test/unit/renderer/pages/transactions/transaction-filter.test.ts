import { describe, expect, it } from 'vitest';
import { filterFromQuery, isNarrowed, listInputOf, queryFromFilter } from '../../../../../src-renderer/pages/transactions/transaction-filter.ts';

describe('the filter in the address', () => {
  it('reads what it wrote', () => {
    const query = 'account=3&from=2026-01-01&to=2026-03-31&text=caf%C3%A9+%26+bar&category=7&direction=out';
    const filter = filterFromQuery(query);
    expect(filter).toEqual({ accountId: 3, from: '2026-01-01', to: '2026-03-31', text: 'café & bar', categoryId: 7, direction: 'out' });
    expect(queryFromFilter(filter)).toBe(query);
  });

  it('knows lines without category as a category of its own', () => {
    expect(filterFromQuery('category=none')).toEqual({ uncategorised: true });
    expect(queryFromFilter({ uncategorised: true })).toBe('category=none');
  });

  it('leaves out what makes no sense, so that no link leads to an error', () => {
    expect(filterFromQuery('account=-1&from=2026-02-30&to=soon&category=x&direction=up&text=++&open=line:5')).toEqual({});
  });

  it('is narrowed by anything but the account', () => {
    expect(isNarrowed({})).toBe(false);
    expect(isNarrowed({ accountId: 4 })).toBe(false);
    expect(isNarrowed({ accountId: 4, direction: 'in' })).toBe(true);
    expect(isNarrowed({ text: 'rent' })).toBe(true);
  });

  it('asks with the text trimmed, while the field keeps what is being typed', () => {
    expect(listInputOf({ text: ' rent ' })).toEqual({ text: 'rent' });
    expect(listInputOf({ accountId: 1, text: '  ' })).toEqual({ accountId: 1 });
  });
});

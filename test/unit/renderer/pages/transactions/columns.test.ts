import { describe, expect, it } from 'vitest';
import { chosenColumns, gridTemplate, visibleColumns } from '../../../../../src-renderer/pages/transactions/columns.ts';

describe('columns', () => {
  it('begins with what is needed to recognise a line', () => {
    expect(chosenColumns([])).toEqual(['bookingDate', 'description', 'account', 'category', 'amount', 'runningBalance']);
  });

  it('never hides date, description and amount, and ignores names it does not know', () => {
    expect(chosenColumns(['reference', 'from_another_version'])).toEqual(['bookingDate', 'description', 'reference', 'amount']);
  });

  it('shows the account only where several meet', () => {
    expect(visibleColumns([], { isOneAccount: false, hasSeveralAccounts: true, isNarrowed: false })).toContain('account');
    expect(visibleColumns([], { isOneAccount: true, hasSeveralAccounts: true, isNarrowed: false })).not.toContain('account');
    expect(visibleColumns([], { isOneAccount: true, hasSeveralAccounts: false, isNarrowed: false })).not.toContain('account');
  });

  it('shows a running balance only where every line of one account is listed', () => {
    expect(visibleColumns([], { isOneAccount: true, hasSeveralAccounts: true, isNarrowed: false })).toContain('runningBalance');
    expect(visibleColumns([], { isOneAccount: true, hasSeveralAccounts: true, isNarrowed: true })).not.toContain('runningBalance');
    expect(visibleColumns([], { isOneAccount: false, hasSeveralAccounts: true, isNarrowed: false })).not.toContain('runningBalance');
  });

  it('lays out the box and the columns in their order, and knows the least width', () => {
    expect(gridTemplate(['bookingDate', 'description', 'amount'])).toEqual({
      columns: '32px minmax(104px, 104px) minmax(180px, 1fr) minmax(128px, 128px)',
      leastPx: 32 + 104 + 180 + 128,
    });
  });
});

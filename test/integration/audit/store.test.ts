import { describe, expect, it } from 'vitest';
import { appendAudit } from '../../../src-main/features/audit/append-entry.ts';
import { countAuditEntries, listAuditEntries } from '../../../src-main/features/audit/store.ts';
import { auditContext } from '../../support/booked-import.ts';
import { openTestDatabase } from '../../support/test-database.ts';

async function keepLog() {
  const { database } = await openTestDatabase();
  await database.write((tx) => {
    const context = auditContext(1);
    appendAudit(tx, { action: 'create', entityType: 'account', entityId: '1', after: { name: 'Main' } }, context);
    appendAudit(
      tx,
      { action: 'update', entityType: 'account', entityId: '1', reason: '100% sure', before: { name: 'Main' }, after: { name: 'Second' } },
      { ...context, userName: 'Ann' },
    );
    appendAudit(tx, { action: 'import', entityType: 'import_batch', entityId: '7', details: { rowCount: 3 } }, context);
    appendAudit(tx, { action: 'create', entityType: 'account', entityId: '9' }, auditContext(2));
  });
  return database.read;
}

const page = { offset: 0, limit: 10 };

describe('the list of audit entries', () => {
  it('is newest first, of one chain, page by page', async () => {
    const read = await keepLog();
    expect(listAuditEntries(read, { businessId: 1 }, page).map(({ sequenceNumber }) => sequenceNumber)).toEqual([3, 2, 1]);
    expect(listAuditEntries(read, { businessId: 1 }, { offset: 1, limit: 1 }).map(({ sequenceNumber }) => sequenceNumber)).toEqual([2]);
    expect(countAuditEntries(read, { businessId: 1 })).toBe(3);
    expect(countAuditEntries(read, { businessId: 0 })).toBe(0);
  });

  it('shows what changed as data', async () => {
    const read = await keepLog();
    expect(listAuditEntries(read, { businessId: 1, action: 'update' }, page)).toMatchObject([
      { userName: 'Ann', reason: '100% sure', before: { name: 'Main' }, after: { name: 'Second' }, details: null },
    ]);
  });

  it.each([
    [{ entityType: 'account' }, 2],
    [{ entityType: 'account', entityId: '1', userName: 'Ann' }, 1],
    [{ text: 'second' }, 1],
    [{ text: 'ROWCOUNT' }, 1],
    [{ text: '100%' }, 1],
    [{ text: '%' }, 1],
    [{ text: '_' }, 1],
    [{ text: 'nowhere' }, 0],
    [{ text: '' }, 3],
  ])('filtered by %o has %i entries', async (filter, expected) => {
    const read = await keepLog();
    expect(countAuditEntries(read, { businessId: 1, ...filter })).toBe(expected);
    expect(listAuditEntries(read, { businessId: 1, ...filter }, page)).toHaveLength(expected);
  });
});

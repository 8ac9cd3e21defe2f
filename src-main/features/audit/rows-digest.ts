import { createHash } from 'node:crypto';
import { assert } from '../../../src-shared/result/assert.ts';
import type { SqlValue } from '../../database/database.ts';

/** All columns of `bank_transactions` in the order of the table: the order in which a row is digested. */
export const DIGESTED_COLUMNS = [
  'id',
  'business_id',
  'account_id',
  'batch_id',
  'line',
  'booking_date',
  'value_date',
  'amount_minor',
  'currency',
  'base_amount_minor',
  'exchange_rate_used',
  'exchange_rate_date',
  'description',
  'counterparty',
  'counterparty_iban',
  'reference',
  'end_to_end_id',
  'bank_reference',
  'balance_minor',
  'fee_minor',
  'is_pending',
  'identity',
  'identity_version',
] as const;

/** Turning rows into text one by one takes three times as long as many at once. The number has no influence on the result. */
const ROWS_AT_ONCE = 500;

export type RowsDigest = {
  /** The values of one row in the order of `DIGESTED_COLUMNS`; rows come in the order of their ids. The array is kept: do not reuse it. */
  readonly add: (values: readonly SqlValue[]) => void;
  /** SHA-256 over all rows added, in hex. Nothing can be added afterwards. */
  readonly finish: () => string;
};

/** A lone half of a surrogate pair is stored as U+FFFD, so that is what it must count as; JSON would write it as an escape of its own. */
function wellFormed(rows: readonly (readonly SqlValue[])[]): SqlValue[][] {
  return rows.map((values) => values.map((value) => (typeof value === 'string' ? value.toWellFormed() : value)));
}

/**
 * A digest over bank lines, version 1: each row as a JSON array of its values and a comma, one after the other. JSON keeps null, numbers and text
 * apart and quotes what could be taken for a border, so two different sets of rows never have the same form.
 */
export function createRowsDigest(): RowsDigest {
  const hash = createHash('sha256').update('tamio bank lines 1\n');
  let rows: (readonly SqlValue[])[] = [];
  let isFinished = false;
  const flush = (): void => {
    if (rows.length === 0) return;
    let json = JSON.stringify(rows);
    if (json.includes('\\ud')) json = JSON.stringify(wellFormed(rows));
    hash.update(`${json.slice(1, -1)},`, 'utf8');
    rows = [];
  };
  return {
    add: (values) => {
      assert(!isFinished && values.length === DIGESTED_COLUMNS.length, 'a whole row added to an open digest');
      rows.push(values);
      if (rows.length === ROWS_AT_ONCE) flush();
    },
    finish: () => {
      assert(!isFinished, 'an open digest');
      isFinished = true;
      flush();
      return hash.digest('hex');
    },
  };
}

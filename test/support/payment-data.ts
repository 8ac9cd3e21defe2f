import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateFromParts, type IsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { DelayObservation } from '../../src-main/engine/delays/types.ts';
import { ROOT } from '../../scripts/support/entries.ts';

/** Where public payment data lies: `TAMIO_DATA`, or `../shared/data` beside the repository. Null when there is none. */
export function paymentDataFolder(): string | null {
  const folder = join(process.env['TAMIO_DATA'] ?? join(ROOT, '..', 'shared', 'data'), 'timeseries');
  return existsSync(join(folder, 'receivables_2012.csv')) && existsSync(join(folder, 'public_bodies_daily_outflow.csv')) ? folder : null;
}

const rowsOf = (folder: string, file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

function americanDate(text: string | undefined): IsoDate {
  const [month = '', day = '', year = ''] = (text ?? '').split('/');
  return must(dateFromParts(Number(year), Number(month), Number(day)), `a date M/D/YYYY, got ${text}`);
}

/** Receivables of 2012 with their settlement: customer, issue, due and settled date. */
export function readReceivables(folder: string): (DelayObservation & { readonly counterpartyId: string; readonly settledDate: IsoDate })[] {
  return rowsOf(folder, 'receivables_2012.csv').map((cells) => ({
    counterpartyId: cells[1] ?? '',
    issueDate: americanDate(cells[4]),
    dueDate: americanDate(cells[5]),
    settledDate: americanDate(cells[8]),
  }));
}

/** Daily payments of public bodies: one map of day to amount for each, in minor units, magnitudes. */
export function readDailyOutflows(folder: string): Map<string, Map<IsoDate, number>> {
  const bodies = new Map<string, Map<IsoDate, number>>();
  for (const [body = '', date = '', amount = ''] of rowsOf(folder, 'public_bodies_daily_outflow.csv')) {
    const days = bodies.get(body) ?? new Map<IsoDate, number>();
    bodies.set(body, days);
    days.set(isoDate(date), Math.trunc(Number(amount) * 100));
  }
  return bodies;
}

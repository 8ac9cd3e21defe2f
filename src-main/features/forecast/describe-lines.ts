import type { ForecastEvidenceLine } from '../../../src-shared/contract/forecast.ts';
import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ForecastLine } from '../../engine/forecast/types.ts';
import type { BusinessScope } from '../scope/services.ts';
import { listSchedules, type StoredSchedule } from '../obligations/schedule-store.ts';

function labelOf(line: ForecastLine, item: StoredSchedule | undefined): string {
  const isIn = line.component === 'ar';
  if (line.kind === 'residual') return 'Everything no agreement explains';
  if (line.kind === 'new_items') return isIn ? 'Invoices not yet written' : 'Bills not yet received';
  if (item === undefined) return line.kind === 'open_item' ? (isIn ? 'Open invoice' : 'Open bill') : 'Planned movement';
  if (item.documentNumber !== null) return `${isIn ? 'Invoice' : 'Bill'} ${item.documentNumber}`;
  if (item.isDocumentBook) return item.description ?? (isIn ? 'Open invoice' : 'Open bill');
  return item.agreementName;
}

type Week = { readonly index: number; readonly asOf: IsoDate };

function describe(line: ForecastLine, item: StoredSchedule | undefined, { index, asOf }: Week): ForecastEvidenceLine[] {
  const expected = line.expectedByWeek.find(({ week }) => week === index);
  if (expected === undefined) return [];
  const { kind, component, amountMinor, plannedDate, source, confirmedOn, confidence } = line;
  return [
    {
      kind,
      label: labelOf(line, item),
      component,
      expectedMinor: expected.expectedMinor,
      amountMinor,
      plannedDate,
      source,
      confirmedOn,
      ageDays: confirmedOn === null ? null : Math.max(0, daysBetween(confirmedOn, asOf)),
      confidence: { level: confidence.level, reasons: [...confidence.reasons] },
      scheduleId: item?.id ?? null,
      agreementId: item === undefined || item.isDocumentBook ? null : item.agreementId,
      clientId: item?.clientId ?? null,
      expenseBucketId: item?.expenseBucketId ?? null,
      counterpartyName: item?.counterpartyName ?? null,
    },
  ];
}

/** The lines behind one week (0 is the first), named by the due items, agreements and parties they stand for. */
export function describeLines(scope: BusinessScope, lines: readonly ForecastLine[], index: number): ForecastEvidenceLine[] {
  const { asOf } = scope;
  const moving = lines.filter(({ expectedByWeek }) => expectedByWeek.some(({ week }) => week === index));
  // Due items are numbered; streams and the residual have names.
  const ids = moving.map(({ id }) => Number(id)).filter((id) => Number.isInteger(id));
  const items = new Map(listSchedules(scope.services.database.read, scope.business.id, { asOf, ids }).map((item) => [String(item.id), item]));
  return moving.flatMap((line) => describe(line, items.get(line.id), { index, asOf }));
}

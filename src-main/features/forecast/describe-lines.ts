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

type LineFacts = Omit<ForecastEvidenceLine, 'expectedMinor'>;

function factsOf(line: ForecastLine, item: StoredSchedule | undefined, asOf: IsoDate): LineFacts {
  const { kind, component, amountMinor, plannedDate, source, confirmedOn, confidence } = line;
  return {
    kind,
    label: labelOf(line, item),
    component,
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
  };
}

/** Names lines by the due items, agreements and parties they stand for. */
export function createDescriber({ asOf, services, business }: BusinessScope, lines: readonly ForecastLine[]): (line: ForecastLine) => LineFacts {
  // Due items are numbered; streams, the residual and what a scenario adds have names.
  const ids = lines.map(({ id }) => Number(id)).filter((id) => Number.isInteger(id));
  const items = new Map(listSchedules(services.database.read, business.id, { asOf, ids }).map((item) => [String(item.id), item]));
  return (line) => factsOf(line, items.get(line.id), asOf);
}

/** The lines behind one week (0 is the first), with what is expected of each in it. */
export function describeLines(scope: BusinessScope, lines: readonly ForecastLine[], index: number): ForecastEvidenceLine[] {
  const moving = lines.flatMap((line) => {
    const expected = line.expectedByWeek.find(({ week }) => week === index);
    return expected === undefined ? [] : [{ line, expectedMinor: expected.expectedMinor }];
  });
  const factsOfLine = createDescriber(
    scope,
    moving.map(({ line }) => line),
  );
  return moving.map(({ line, expectedMinor }) => ({ ...factsOfLine(line), expectedMinor }));
}

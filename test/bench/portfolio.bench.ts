import type { Measurement, MeasuredRow } from '../../scripts/support/measure.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { openApp } from '../support/app-folder.ts';
import { quantile, rounded, timed } from '../support/figures.ts';
import { openManyBusinesses } from '../support/many-businesses.ts';

const SIZES = { businesses: 100, lines: 20_000, openItems: 500 } as const;
const COLD_LIMIT_MS = 1000;
const WARM_LIMIT_MS = 200;
const EDIT_LIMIT_MS = 50;
const EDITS = 60;

function limited(name: string, valueMs: number, limit: number): MeasuredRow {
  return { name, value: rounded(valueMs), unit: 'ms', limit, isOk: valueMs < limit };
}

/** A hundred businesses in one file: how fast they are all seen, how long looking at one anew takes, and what an edit costs beside two million lines. */
export default async function portfolioBench(): Promise<Measurement> {
  const made = await openManyBusinesses(SIZES);
  let { app } = made;
  try {
    const refreshed = await timed(() => app.client.portfolio.refresh({}));
    await app.close();
    app = await openApp(made.folder);
    const cold = await timed(() => app.client.portfolio.get());
    const warm: number[] = [];
    for (let call = 0; call < 20; call += 1) warm.push((await timed(() => app.client.portfolio.get())).tookMs);
    const businessId = made.businessIds[50] ?? 1;
    const [customer] = await app.client.customers.list({ businessId });
    const clientId = customer?.id ?? 0;
    const edits: Readonly<Record<string, number[]>> = { 'new invoice': [], 'change of a customer': [], payment: [], 'new agreement': [] };
    for (let call = 0; call < EDITS; call += 1) {
      const invoice = await timed(() =>
        app.client.dueItems.create({ businessId, clientId, dueDate: '2026-04-01' as IsoDate, amountMinor: minorUnits(1000 + call) }),
      );
      edits['new invoice']?.push(invoice.tookMs);
      edits['change of a customer']?.push(
        (await timed(() => app.client.customers.update({ businessId, customerId: clientId, notes: `Note ${call}` }))).tookMs,
      );
      const allocations = [{ scheduleId: invoice.result.id }];
      const payment = { businessId, paymentDate: '2026-03-04' as IsoDate, amountMinor: minorUnits(1000 + call), allocations };
      edits['payment']?.push((await timed(() => app.client.payments.record(payment))).tookMs);
      const terms = { frequency: 'monthly' as const, startDate: '2026-04-01' as IsoDate, baseAmountMinor: minorUnits(-5000) };
      edits['new agreement']?.push(
        (await timed(() => app.client.agreements.create({ businessId, name: `Agreement ${call}`, obligationType: 'rent', terms }))).tookMs,
      );
    }
    return {
      title: `Portfolio of ${SIZES.businesses} businesses × ${SIZES.lines.toLocaleString('en')} lines × ${SIZES.openItems} open items`,
      rows: [
        limited('portfolio.get, right after opening', cold.tookMs, COLD_LIMIT_MS),
        limited('portfolio.get again, median', quantile(warm, 0.5), WARM_LIMIT_MS),
        { name: 'portfolio.refresh, a business', value: rounded(refreshed.tookMs / SIZES.businesses), unit: 'ms' },
        ...Object.entries(edits).map(([name, taken]) => limited(`${name}, p95`, quantile(taken, 0.95), EDIT_LIMIT_MS)),
      ],
    };
  } finally {
    await app.close();
    made.folder.remove();
  }
}

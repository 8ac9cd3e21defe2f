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

/** The processor time beside the wall time tells work from waiting: on a busy machine only the first says whether something became dearer. */
type Taken = { readonly tookMs: number; readonly processorMs: number };

const ofEach = (taken: readonly Taken[], what: keyof Taken): number[] => taken.map((one) => one[what]);

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
    const edits: Record<string, Taken[]> = {};
    const edit = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const before = process.cpuUsage();
      const { result, tookMs } = await timed(work);
      const { user, system } = process.cpuUsage(before);
      (edits[name] ??= []).push({ tookMs, processorMs: (user + system) / 1000 });
      return result;
    };
    for (let call = 0; call < EDITS; call += 1) {
      const amountMinor = minorUnits(1000 + call);
      const invoice = await edit('new invoice', () =>
        app.client.dueItems.create({ businessId, clientId, dueDate: '2026-04-01' as IsoDate, amountMinor }),
      );
      await edit('change of a customer', () => app.client.customers.update({ businessId, customerId: clientId, notes: `Note ${call}` }));
      const payment = { businessId, paymentDate: '2026-03-04' as IsoDate, amountMinor, allocations: [{ scheduleId: invoice.id }] };
      await edit('payment', () => app.client.payments.record(payment));
      const terms = { frequency: 'monthly' as const, startDate: '2026-04-01' as IsoDate, baseAmountMinor: minorUnits(-5000) };
      const agreement = { businessId, name: `Agreement ${call}`, obligationType: 'rent' as const, terms };
      await edit('new agreement', () => app.client.agreements.create(agreement));
    }
    return {
      title: `Portfolio of ${SIZES.businesses} businesses × ${SIZES.lines.toLocaleString('en')} lines × ${SIZES.openItems} open items`,
      rows: [
        limited('portfolio.get, right after opening', cold.tookMs, COLD_LIMIT_MS),
        limited('portfolio.get again, median', quantile(warm, 0.5), WARM_LIMIT_MS),
        { name: 'portfolio.refresh, a business', value: rounded(refreshed.tookMs / SIZES.businesses), unit: 'ms' },
        ...Object.entries(edits).flatMap(([name, taken]): MeasuredRow[] => [
          limited(`${name}, p95`, quantile(ofEach(taken, 'tookMs'), 0.95), EDIT_LIMIT_MS),
          { name: `${name}, processor time, median`, value: rounded(quantile(ofEach(taken, 'processorMs'), 0.5)), unit: 'ms' },
        ]),
      ],
    };
  } finally {
    await app.close();
    made.folder.remove();
  }
}

import { isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { formatDate } from '../../format/dates.ts';
import type { Format } from '../../components/use-format.ts';

const IS_MONEY = /minor$/i;
/** An entry about 10,000 lines names each; the first few tell what kind of thing it is. */
const SHOWN_LENGTH = 300;

/** The currency the amounts of a snapshot are in: its own, else the business's. */
export function currencyOf(
  snapshots: readonly (Readonly<Record<string, unknown>> | null)[],
  format: Pick<Format, 'baseCurrency'>,
): Format['baseCurrency'] {
  for (const snapshot of snapshots) {
    const written = snapshot?.['currency'];
    if (typeof written === 'string' && isCurrencyCode(written)) return written;
  }
  return format.baseCurrency;
}

/** A stored value as a person reads it: money of minor units, dates in words, yes and no. */
export function fieldValue(
  field: string,
  text: string,
  { format, currency }: { readonly format: Format; readonly currency: Format['baseCurrency'] },
): string {
  if (IS_MONEY.test(field) && /^-?\d{1,15}$/.test(text)) return format.money(minorUnits(Number(text)), currency, { cents: true });
  if (isIsoDate(text)) return formatDate(text);
  if (text === 'true') return 'yes';
  if (text === 'false') return 'no';
  if (text === 'null' || text === '') return 'nothing';
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}… (${text.length - SHOWN_LENGTH} more characters)` : text;
}

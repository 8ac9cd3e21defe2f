import { isIsoDate, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { createEcbCollector, damaged, type EcbRates } from './ecb-rates.ts';

/** `<Cube time="…">`, `<Cube currency="…" rate="…"/>` and the bare `<Cube>` around them, with any prefix and either kind of quotes. */
const CUBE = /<(?:[\w-]+:)?Cube\b([^>]*)>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Whether a document is the ECB's envelope: its vocabulary names itself at the beginning. */
export function looksLikeEcbXml(head: string): boolean {
  return /<(?:[\w-]+:)?Envelope\b/.test(head) && head.includes('eurofxref');
}

/** The daily, 90-day and full-history XML: rates in cubes by day. A file whose end is missing is refused. */
export function readEcbXml(text: string): EcbRates {
  const document = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  if (!/<\/(?:[\w-]+:)?Envelope>\s*$/.test(document)) throw damaged('its end is missing');
  const collector = createEcbCollector();
  let rateDate: IsoDate | null = null;
  for (const [cube, attributes = ''] of document.matchAll(CUBE)) {
    const values = new Map<string, string>();
    for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) values.set(name, (double ?? single ?? '').trim());
    const time = values.get('time');
    if (time !== undefined) {
      if (!isIsoDate(time)) throw damaged(`"${time.slice(0, 20)}" is no day`);
      rateDate = time;
    }
    const [currency, rate] = [values.get('currency'), values.get('rate')];
    if (currency === undefined && rate === undefined) continue;
    if (currency === undefined || rate === undefined || rateDate === null) throw damaged(`${cube.slice(0, 60)} lacks its currency, rate or day`);
    collector.add({ currency, rateDate, text: rate, place: `on ${rateDate}` });
  }
  return collector.finish();
}

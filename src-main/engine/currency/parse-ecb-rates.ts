import { unzipSync } from 'fflate';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { EcbRates } from './ecb-rates.ts';
import { looksLikeEcbCsv, readEcbCsv } from './read-ecb-csv.ts';
import { looksLikeEcbXml, readEcbXml } from './read-ecb-xml.ts';

/** Most bytes a file may have unpacked. The full history since 1999 has about 8 MB as XML; far more is something else. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Characters from the beginning that tell the format. */
const HEAD_LENGTH = 2000;

function notOfTheEcb(cause?: unknown): AppError {
  const sentence =
    'This is no file of the ECB’s reference rates. Download eurofxref-hist.zip (all days), or eurofxref-daily.xml (the latest), from the ECB’s page of euro reference rates, and choose it as it is.';
  return new AppError('FILE_FORMAT_UNSUPPORTED', sentence, {}, cause === undefined ? undefined : { cause });
}

function tooLarge(): AppError {
  return new AppError('FILE_TOO_LARGE', 'The file is far larger than the ECB’s whole history of rates. Nothing was read; choose the right file.');
}

/** The table or document inside a zip archive. */
function unpack(bytes: Uint8Array): Uint8Array {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:csv|xml)$/i.test(name)) return false;
        if (originalSize > MOST_BYTES) throw tooLarge();
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('FILE_UNREADABLE', 'The zip archive is damaged. Nothing was imported; download it again.', {}, { cause });
  }
  const [content, ...others] = Object.values(files);
  if (content === undefined || others.length > 0) throw notOfTheEcb();
  return content;
}

function toText(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  const content = isZip ? unpack(bytes) : bytes;
  if (content.length > MOST_BYTES) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw notOfTheEcb(cause);
  }
}

/**
 * Reads a file of the ECB's euro foreign exchange reference rates as it is downloaded: the daily, 90-day or history XML, the daily or history CSV, or
 * the zip archive around one of them. Rates are units of the quoted currency for one euro, in canonical decimal text. Days and cells
 * without a rate (`N/A`) are left out; a file that is damaged anywhere is refused as a whole. Format:
 * https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates.
 */
export function parseEcbRates(input: Uint8Array | string): EcbRates {
  const text = (typeof input === 'string' ? input : toText(input)).replace(/^\uFEFF/, '').trimStart();
  if (text === '') throw new AppError('FILE_EMPTY', 'The file is empty. Nothing was imported; download it again.');
  const head = text.slice(0, HEAD_LENGTH);
  if (looksLikeEcbXml(head)) return readEcbXml(text);
  if (looksLikeEcbCsv(head)) return readEcbCsv(text);
  throw notOfTheEcb();
}

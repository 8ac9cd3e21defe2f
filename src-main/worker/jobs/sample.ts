import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { generateCompany } from '../../engine/sample/generate-company.ts';
import type { Archetype, GeneratedCompany, SampleAccount } from '../../engine/sample/types.ts';
import { PLAIN_CONVENTION, writeStatementCsv } from '../../engine/sample/write-statement-csv.ts';

export type SampleJobInput = {
  readonly archetype: Archetype;
  readonly seed: number;
  readonly months: number;
  readonly asOf: IsoDate;
  readonly wantsTruth: boolean;
};

/** A statement of one account as its bank would offer it for download, and the true category of each of its lines. */
export type SampleStatement = {
  readonly account: SampleAccount;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly lineCategories: readonly string[];
};

export type SampleJobOutput = Pick<GeneratedCompany, 'name' | 'country' | 'currency' | 'timeZone' | 'categories'> & {
  readonly statements: readonly SampleStatement[];
  /** Everything the generator knows, for scoring; null unless asked for. */
  readonly company: GeneratedCompany | null;
};

/** Generates a company and writes its statements as files, so that the sample business goes the way every bank's file goes. */
export function createSample(input: SampleJobInput): SampleJobOutput {
  const company = generateCompany({ archetype: input.archetype, seed: input.seed, months: input.months, endDate: input.asOf });
  const statements = company.accounts.map((account) => {
    const own = company.bankLines.flatMap((line, index) =>
      line.accountKey === account.key ? [{ line, category: company.truth.lines[index]?.category ?? 'Other income' }] : [],
    );
    const text = [
      ...writeStatementCsv(
        own.map(({ line }) => line),
        PLAIN_CONVENTION,
      ),
    ].join('');
    return { account, fileName: `${account.key}.csv`, bytes: Buffer.from(text, 'utf8'), lineCategories: own.map(({ category }) => category) };
  });
  const { name, country, currency, timeZone, categories } = company;
  return { name, country, currency, timeZone, categories, statements, company: input.wantsTruth ? company : null };
}

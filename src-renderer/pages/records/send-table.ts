import type { RecordResult } from '../../../src-shared/contract/records.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { client } from '../../client.ts';
import { runTask } from '../../stores/tasks.ts';

/** Small enough that a part never holds up other calls on the connection. */
const PART_BYTES = 4 * 1024 * 1024;

/** What the person has said about the table so far. */
export type Answers = NonNullable<Parameters<typeof client.records.preview>[0]['answers']>;

/** A table that is with the host, and what it was understood to say. */
export type ReadTable = {
  readonly uploadId: string;
  readonly fileName: string;
  readonly kind: RecordKind | undefined;
  readonly answers: Answers;
  readonly result: RecordResult;
};

export function discardTable(uploadId: string): Promise<unknown> {
  return client.imports.upload.discard({ uploadId });
}

type Question = { readonly uploadId: string; readonly kind: RecordKind | undefined; readonly answers: Answers };

function inputOf(businessId: number, { uploadId, kind, answers }: Question) {
  return { businessId, source: { uploadId }, answers, ...(kind === undefined ? {} : { kind }) };
}

/** Sends a table to the host and asks what it says; nothing is written. */
export function readTable(businessId: number, file: File, kind: RecordKind | undefined): Promise<ReadTable> {
  return runTask(`Reading ${file.name}`, async ({ taskId, signal }) => {
    const { uploadId } = await client.imports.upload.begin({ fileName: file.name.slice(-255), sizeBytes: file.size }, { signal });
    try {
      for (let from = 0; from < file.size; from += PART_BYTES) {
        await client.imports.upload.append({ uploadId, part: file.slice(from, from + PART_BYTES) }, { signal });
      }
      const result = await client.records.preview({ ...inputOf(businessId, { uploadId, kind, answers: {} }), taskId }, { signal });
      return { uploadId, fileName: file.name, kind, answers: {}, result };
    } catch (error) {
      await discardTable(uploadId);
      throw error;
    }
  });
}

/** The same table under other answers. */
export async function readAgain(businessId: number, table: ReadTable, change: Partial<Pick<ReadTable, 'kind' | 'answers'>>): Promise<ReadTable> {
  const next = { ...table, ...change };
  return { ...next, result: await client.records.preview(inputOf(businessId, next)) };
}

export function bookTable(businessId: number, table: ReadTable): Promise<RecordResult> {
  return runTask(`Taking over ${table.fileName}`, ({ taskId, signal }) =>
    client.records.book({ ...inputOf(businessId, table), rowLimit: 0, taskId }, { signal }),
  );
}

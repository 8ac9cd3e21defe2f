import type { RateFile } from '../../../src-shared/contract/currency.ts';
import { client } from '../../client.ts';
import { runTask } from '../../stores/tasks.ts';

/** Small enough that a part never holds up other calls on the connection. */
const PART_BYTES = 4 * 1024 * 1024;

/** A file that is with the host, and what it holds. */
export type ReadRateFile = { readonly uploadId: string; readonly file: RateFile };

export function discardRateFile(uploadId: string): Promise<unknown> {
  return client.imports.upload.discard({ uploadId });
}

/** Sends a file of rates to the host and asks what it holds; nothing is kept yet. */
export function readRateFile(businessId: number, file: File): Promise<ReadRateFile> {
  return runTask(`Reading ${file.name}`, async ({ taskId, signal }) => {
    const { uploadId } = await client.imports.upload.begin({ fileName: file.name.slice(-255), sizeBytes: file.size }, { signal });
    try {
      for (let from = 0; from < file.size; from += PART_BYTES) {
        await client.imports.upload.append({ uploadId, part: file.slice(from, from + PART_BYTES) }, { signal });
      }
      return { uploadId, file: await client.currency.previewRates({ businessId, taskId, source: { uploadId } }, { signal }) };
    } catch (error) {
      await discardRateFile(uploadId);
      throw error;
    }
  });
}

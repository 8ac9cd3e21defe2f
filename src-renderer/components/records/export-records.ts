import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { client } from '../../client.ts';
import { runTask } from '../../stores/tasks.ts';

/** Long enough for the browser to have begun reading; then the memory is given back. */
const KEPT_MS = 60_000;
/** Without it spreadsheet programs on Windows take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

type ExportInput = Omit<Parameters<typeof client.records.export>[0], 'kind' | 'taskId'>;

/** Writes the records of a kind into a table and hands it to the browser's download; gives the number of its rows. */
export async function exportRecords(where: ExportInput, kind: RecordKind): Promise<number> {
  const { fileName, csv, rowCount } = await runTask('Writing the table', ({ taskId, signal }) =>
    client.records.export({ ...where, kind, taskId }, { signal }),
  );
  saveText(csv, fileName);
  return rowCount;
}

import { client } from '../../client.ts';

/** Long enough for the browser to have begun reading; then the memory is given back. */
const KEPT_MS = 60_000;

/** Hands the file that an execution made to the browser's download. */
export async function downloadExecution(businessId: number, executionId: number): Promise<void> {
  const { contentBase64, fileName, mediaType } = await client.executions.file({ businessId, executionId });
  const bytes = Uint8Array.from(atob(contentBase64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

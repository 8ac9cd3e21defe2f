/** Small enough that a part never holds up other calls on the connection, large enough that a big file takes few of them. */
const PART_BYTES = 4 * 1024 * 1024;

type UploadClient = {
  begin(input: { fileName: string; sizeBytes: number }, options: { signal: AbortSignal }): Promise<{ uploadId: string }>;
  append(input: { uploadId: string; part: Blob }, options: { signal: AbortSignal }): Promise<{ receivedBytes: number }>;
};

type UploadRun = { readonly signal: AbortSignal; readonly onSent: (sentBytes: number) => void };

/** Sends a file in parts, one after the other, and says how much has arrived. An abort stops it between or inside parts. */
export async function uploadFile(file: File, client: UploadClient, run: UploadRun): Promise<string> {
  const { uploadId } = await client.begin({ fileName: file.name.slice(-255), sizeBytes: file.size }, { signal: run.signal });
  for (let from = 0; from < file.size; from += PART_BYTES) {
    run.signal.throwIfAborted();
    const { receivedBytes } = await client.append({ uploadId, part: file.slice(from, from + PART_BYTES) }, { signal: run.signal });
    run.onSent(receivedBytes);
  }
  return uploadId;
}

import { describe, expect, it } from 'vitest';
import { uploadFile } from '../../../../../src-renderer/pages/import/upload-file.ts';

function host(): { parts: number[]; client: Parameters<typeof uploadFile>[1] } {
  const parts: number[] = [];
  return {
    parts,
    client: {
      begin: () => Promise.resolve({ uploadId: 'u1' }),
      append: ({ part }) => {
        parts.push(part.size);
        return Promise.resolve({ receivedBytes: parts.reduce((sum, size) => sum + size, 0) });
      },
    },
  };
}

const MEGABYTE = 1024 * 1024;

describe('sending a file', () => {
  it('goes in parts of four megabytes and says what arrived', async () => {
    const { parts, client } = host();
    const sent: number[] = [];
    const file = new File([new Uint8Array(9 * MEGABYTE)], 'a.csv');
    expect(await uploadFile(file, client, { signal: new AbortController().signal, onSent: (bytes) => sent.push(bytes) })).toBe('u1');
    expect(parts).toEqual([4 * MEGABYTE, 4 * MEGABYTE, MEGABYTE]);
    expect(sent).toEqual([4 * MEGABYTE, 8 * MEGABYTE, 9 * MEGABYTE]);
  });

  it('stops between parts when it is cancelled', async () => {
    const { parts, client } = host();
    const abort = new AbortController();
    const file = new File([new Uint8Array(9 * MEGABYTE)], 'a.csv');
    await expect(uploadFile(file, client, { signal: abort.signal, onSent: () => abort.abort() })).rejects.toThrow('aborted');
    expect(parts).toHaveLength(1);
  });
});

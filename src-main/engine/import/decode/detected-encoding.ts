/** Which encoding bytes are most likely written in, with what it rests on. */
export type DetectedEncoding = { readonly encoding: string; readonly confidence: number; readonly evidence: string };

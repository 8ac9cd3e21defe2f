/** One encoding of the picker: the label kept in a profile, what a person reads, and the codec's name. */
type SupportedEncoding = { readonly label: string; readonly title: string; readonly codec: string };

/** Every encoding a statement may be read in, in the order of a picker: Unicode first, then by region. */
export const SUPPORTED_ENCODINGS: readonly SupportedEncoding[] = [
  { label: 'utf-8', title: 'Unicode (UTF-8)', codec: 'utf-8' },
  { label: 'utf-16le', title: 'Unicode (UTF-16, little endian)', codec: 'utf-16le' },
  { label: 'utf-16be', title: 'Unicode (UTF-16, big endian)', codec: 'utf-16be' },
  { label: 'windows-1252', title: 'Western European (Windows)', codec: 'windows-1252' },
  { label: 'iso-8859-1', title: 'Western European (ISO 8859-1)', codec: 'iso-8859-1' },
  { label: 'iso-8859-15', title: 'Western European (ISO 8859-15)', codec: 'iso-8859-15' },
  { label: 'macintosh', title: 'Western European (Mac)', codec: 'macintosh' },
  { label: 'cp850', title: 'Western European (DOS)', codec: 'cp850' },
  { label: 'windows-1250', title: 'Central European (Windows)', codec: 'windows-1250' },
  { label: 'iso-8859-2', title: 'Central European (ISO 8859-2)', codec: 'iso-8859-2' },
  { label: 'cp852', title: 'Central European (DOS)', codec: 'cp852' },
  { label: 'windows-1257', title: 'Baltic (Windows)', codec: 'windows-1257' },
  { label: 'iso-8859-13', title: 'Baltic (ISO 8859-13)', codec: 'iso-8859-13' },
  { label: 'windows-1254', title: 'Turkish (Windows)', codec: 'windows-1254' },
  { label: 'iso-8859-9', title: 'Turkish (ISO 8859-9)', codec: 'iso-8859-9' },
  { label: 'windows-1253', title: 'Greek (Windows)', codec: 'windows-1253' },
  { label: 'iso-8859-7', title: 'Greek (ISO 8859-7)', codec: 'iso-8859-7' },
  { label: 'windows-1251', title: 'Cyrillic (Windows)', codec: 'windows-1251' },
  { label: 'iso-8859-5', title: 'Cyrillic (ISO 8859-5)', codec: 'iso-8859-5' },
  { label: 'koi8-r', title: 'Cyrillic (KOI8-R)', codec: 'koi8-r' },
  { label: 'cp866', title: 'Cyrillic (DOS)', codec: 'cp866' },
  { label: 'windows-1255', title: 'Hebrew (Windows)', codec: 'windows-1255' },
  { label: 'iso-8859-8', title: 'Hebrew (ISO 8859-8)', codec: 'iso-8859-8' },
  { label: 'windows-1256', title: 'Arabic (Windows)', codec: 'windows-1256' },
  { label: 'windows-1258', title: 'Vietnamese (Windows)', codec: 'windows-1258' },
  { label: 'windows-874', title: 'Thai (Windows)', codec: 'windows-874' },
  { label: 'gb18030', title: 'Chinese, simplified (GB18030, GBK)', codec: 'gb18030' },
  { label: 'big5', title: 'Chinese, traditional (Big5)', codec: 'big5' },
  { label: 'shift_jis', title: 'Japanese (Shift-JIS)', codec: 'shift_jis' },
  { label: 'euc-jp', title: 'Japanese (EUC-JP)', codec: 'euc-jp' },
  { label: 'euc-kr', title: 'Korean (EUC-KR)', codec: 'euc-kr' },
];

/** The encoding of a label (case does not matter), or null when no such encoding is offered. */
export function findEncoding(label: string): SupportedEncoding | null {
  const wanted = label.toLowerCase();
  return SUPPORTED_ENCODINGS.find((encoding) => encoding.label === wanted) ?? null;
}

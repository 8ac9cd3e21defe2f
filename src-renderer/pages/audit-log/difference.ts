/** One field that an entry changed. `null` on a side: the field was not there. */
type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null };

type Snapshot = Readonly<Record<string, unknown>>;

function isPlainObject(value: unknown): value is Snapshot {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A snapshot as flat fields (`account.iban`), in its own order. */
function flat(snapshot: Snapshot | null, prefix = ''): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(snapshot ?? {})) {
    const field = `${prefix}${key}`;
    if (isPlainObject(value) && Object.keys(value).length > 0) for (const [inner, text] of flat(value, `${field}.`)) fields.set(inner, text);
    else fields.set(field, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return fields;
}

/** The fields that differ between two snapshots, in the order of the snapshots; a missing snapshot means that every field came or went. */
export function differenceOf(before: Snapshot | null, after: Snapshot | null): FieldChange[] {
  const [left, right] = [flat(before), flat(after)];
  const fields = new Set([...left.keys(), ...right.keys()]);
  return [...fields].flatMap((field) => {
    const change = { field, before: left.get(field) ?? null, after: right.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** How many fields both snapshots share unchanged. */
export function unchangedCount(before: Snapshot | null, after: Snapshot | null): number {
  const [left, right] = [flat(before), flat(after)];
  return [...left].filter(([field, text]) => right.get(field) === text).length;
}

/** A field's name as a person reads it: `fiscal_year_start_month` and `fiscalYearStartMonth` are "Fiscal year start month". */
export function fieldWords(field: string): string {
  const words = field
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_.]+/g, ' ')
    .toLowerCase()
    .replace(/ minor$/, '')
    .trim();
  return words === '' ? field : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

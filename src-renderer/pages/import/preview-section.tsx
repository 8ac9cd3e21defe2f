import { Chip, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { PREVIEW_ROWS, readAgain } from './import-run.ts';
import type { ImportItem } from './import-store.ts';
import { bookableCount } from './import-words.ts';
import { filterOf, previewEntries, type PreviewFilter } from './preview-entries.ts';
import { PreviewTable } from './preview-table.tsx';
import { readRawLines } from './raw-lines.ts';
import classes from './import.module.css';

type SectionProps = { readonly item: ImportItem; readonly result: ImportResult };

const FILTER_WORDS: Readonly<Record<PreviewFilter, string>> = {
  all: 'All',
  new: 'New',
  same: 'Already here',
  changed: 'Changed',
  skipped: 'Left out',
  rejected: 'Not readable',
};

/** The file as it stands beside what was understood, line by line. */
export function PreviewSection({ item, result }: SectionProps): ReactNode {
  const { count } = useFormat();
  const [filter, setFilter] = useState<PreviewFilter>('all');
  const entries = useMemo(() => previewEntries(result), [result]);
  const shown = useMemo(() => (filter === 'all' ? entries : entries.filter((entry) => filterOf(entry) === filter)), [entries, filter]);
  const rawLines = useRawLines(item, result);
  const amounts = countsByFilter(result);
  const movements = amounts.new + amounts.same + amounts.changed;
  return (
    <Section
      title="Your file, and what was understood"
      note={movements > PREVIEW_ROWS ? `The first ${count(PREVIEW_ROWS)} movements; counts and proof cover all ${count(movements)}.` : undefined}
      actions={<EncodingField item={item} result={result} />}
    >
      <Chip.Group value={filter} onChange={(value) => setFilter(value)}>
        <fieldset className={classes['filters']} aria-label="Show lines">
          {(Object.keys(FILTER_WORDS) as PreviewFilter[])
            .filter((key) => key === 'all' || amounts[key] > 0)
            .map((key) => (
              <Chip key={key} value={key} size="xs" variant="outline">
                {FILTER_WORDS[key]} {key === 'all' ? '' : count(amounts[key])}
              </Chip>
            ))}
        </fieldset>
      </Chip.Group>
      <PreviewTable key={filter} entries={shown} rawLines={rawLines} result={result} />
      {rawLines === null ? (
        <p className={classes['muted']}>This encoding cannot be shown in the window; the reading is complete all the same.</p>
      ) : null}
    </Section>
  );
}

function countsByFilter(result: ImportResult): Record<Exclude<PreviewFilter, 'all'>, number> {
  const { same, changed, skipped, rejected } = result.counts;
  return { new: bookableCount(result), same, changed, skipped, rejected };
}

/** The lines of a text file under the encoding it was read with; undefined while they load or where a format has no lines to show. */
function useRawLines(item: ImportItem, { detected }: ImportResult): readonly string[] | null | undefined {
  const { format, encoding } = detected;
  const lines = useQuery({
    queryKey: ['raw lines', item.id, encoding],
    queryFn: () => readRawLines(item.file, encoding),
    enabled: format !== 'xlsx' && format !== 'camt',
    retry: false,
    gcTime: 0,
  });
  // The file may have been moved since it was chosen; the host has its own copy.
  return lines.error === null ? lines.data : null;
}

/** Another reading of the same bytes, for when letters look wrong. */
function EncodingField({ item, result }: SectionProps): ReactNode {
  const encodings = useQuery(api.imports.encodings.queryOptions());
  if (result.detected.format === 'xlsx') return null;
  const data = [...new Set([result.detected.encoding, ...(encodings.data ?? [])])];
  return (
    <Select
      size="xs"
      w={210}
      aria-label="Encoding: choose another if letters look wrong"
      leftSection="Aa"
      searchable
      allowDeselect={false}
      disabled={item.stage !== 'preview'}
      data={data.map((label) => ({ value: label, label: label.toUpperCase() }))}
      value={result.detected.encoding}
      onChange={(encoding) => {
        if (encoding !== null && encoding !== result.detected.encoding) void readAgain(item.id, { answers: { encoding } });
      }}
    />
  );
}

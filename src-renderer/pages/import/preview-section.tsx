import { Chip, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { readAgain } from './import-run.ts';
import { ChangedLines } from './changed-lines.tsx';
import { type ImportItem, useImportQueue } from './import-store.ts';
import { filterOf, previewEntries, type PreviewFilter } from './preview-entries.ts';
import { PreviewTable } from './preview-table.tsx';
import { readRawLines } from './raw-lines.ts';
import classes from './import.module.css';

type FileProps = { readonly item: ImportItem; readonly result: ImportResult };

/** Which lines are shown, and a line of the file to go to; a new object goes there again. */
export type PreviewView = { readonly filter: PreviewFilter; readonly target: { readonly line: number } | null };

type SectionProps = FileProps & { readonly view: PreviewView; readonly onView: (view: PreviewView) => void };

const FILTER_WORDS: Readonly<Record<PreviewFilter, string>> = {
  all: 'All',
  new: 'New',
  twin: 'Twins',
  changed: 'Changed',
  same: 'Already here',
  skipped: 'Left out',
  rejected: 'Not readable',
};

/** The same where the file is read anew and compared with its earlier reading. */
const REREAD_WORDS: Readonly<Record<PreviewFilter, string>> = { ...FILTER_WORDS, new: 'Read differently', same: 'As it was' };

/** The file as it stands beside what was understood, line by line. */
export function PreviewSection({ item, result, view, onView }: SectionProps): ReactNode {
  const { count } = useFormat();
  const change = useImportQueue((state) => state.change);
  const { filter, target } = view;
  const setFilter = (next: PreviewFilter): void => onView({ filter: next, target: null });
  const entries = useMemo(() => previewEntries(result), [result]);
  const shown = useMemo(() => (filter === 'all' ? entries : entries.filter((entry) => filterOf(entry) === filter)), [entries, filter]);
  const rawLines = useRawLines(item, result);
  const isReread = item.replacesBatchId !== null;
  const words = isReread ? REREAD_WORDS : FILTER_WORDS;
  const { counts } = result;
  const movements = counts.new + counts.twin + counts.same + counts.changed;
  const ticks = {
    choices: item.choices,
    onChoices: (choices: ImportItem['choices']) => change(item.id, { choices }),
    isDisabled: item.stage !== 'preview' || item.account === null || result.questions.length > 0,
  };
  return (
    <Section
      title="Your file, and what was understood"
      note={
        movements > result.rows.length
          ? `The first ${count(result.rows.length)} movements; counts and proof cover all ${count(movements)}. Ticks hold for these; the others are booked as found.`
          : undefined
      }
      actions={<EncodingField item={item} result={result} />}
    >
      {isReread ? null : <ChangedLines result={result} onShowAll={() => setFilter('changed')} />}
      <Chip.Group value={filter} onChange={setFilter}>
        <fieldset className={classes['filters']} aria-label="Show lines">
          {(Object.keys(words) as PreviewFilter[])
            .filter((key) => key === 'all' || counts[key] > 0)
            .map((key) => (
              <Chip key={key} value={key} size="xs" variant="outline">
                {words[key]} {key === 'all' ? '' : count(counts[key])}
              </Chip>
            ))}
        </fieldset>
      </Chip.Group>
      <PreviewTable key={filter} entries={shown} rawLines={rawLines} result={result} ticks={isReread ? null : ticks} target={target} />
      {rawLines === null ? (
        <p className={classes['muted']}>
          {item.file === null
            ? 'The file itself is kept by Tamio and not shown here; the reading is complete all the same.'
            : 'This encoding cannot be shown in the window; the reading is complete all the same.'}
        </p>
      ) : null}
    </Section>
  );
}

/** The lines of a text file under the encoding it was read with; undefined while they load or where a format has no lines to show. */
function useRawLines({ id, file }: ImportItem, { detected }: ImportResult): readonly string[] | null | undefined {
  const { format, encoding } = detected;
  const lines = useQuery({
    queryKey: ['raw lines', id, encoding],
    queryFn: () => (file === null ? null : readRawLines(file, encoding)),
    enabled: format !== 'xlsx' && format !== 'camt',
    retry: false,
    gcTime: 0,
  });
  // The file may have been moved since it was chosen; the host has its own copy.
  return lines.error === null ? lines.data : null;
}

/** Another reading of the same bytes, for when letters look wrong. */
function EncodingField({ item, result }: FileProps): ReactNode {
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

import { FileButton, SegmentedControl } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { RECORD_KIND_LABELS, RECORD_KINDS, type RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { ExportButton } from '../../components/records/export-button.tsx';
import classes from './records.module.css';

type ChooseProps = {
  readonly kind: RecordKind | undefined;
  readonly isBusy: boolean;
  readonly isOver: boolean;
  readonly onKind: (kind: RecordKind | undefined) => void;
  readonly onFile: (file: File) => void;
};

const FROM_FILE = 'any';

/** Where a table comes in and goes out: what it holds, the file, and the way back as a file. */
export function ChooseTable({ kind, isBusy, isOver, onKind, onFile }: ChooseProps): ReactNode {
  const reset = useRef<() => void>(null);
  const kinds = [{ value: FROM_FILE, label: 'What the file says' }, ...RECORD_KINDS.map((value) => ({ value, label: RECORD_KIND_LABELS[value] }))];
  return (
    <section className={classes['drop']} data-over={isOver || undefined} aria-label="Choose a table">
      <SegmentedControl
        className={classes['kinds'] ?? ''}
        aria-label="What the table holds"
        data={kinds}
        value={kind ?? FROM_FILE}
        onChange={(value) => onKind(RECORD_KINDS.find((known) => known === value))}
      />
      <p className={classes['text']}>
        Drop a table here: CSV or Excel (.xlsx), as your invoicing program, your accountant or a spreadsheet writes it, with a title above each
        column. You see every row as it was understood before anything is written, nothing comes in twice, and every table can be taken back.
      </p>
      <div className={classes['buttons']}>
        <FileButton
          accept=".csv,.tsv,.txt,.xlsx"
          resetRef={reset}
          onChange={(file) => {
            // Without this the same file could not be chosen a second time.
            reset.current?.();
            if (file !== null) onFile(file);
          }}
        >
          {(props) => (
            <MayButton {...props} loading={isBusy} leftSection={<Icon name="import" />}>
              Choose a file
            </MayButton>
          )}
        </FileButton>
        {kind === undefined ? null : <ExportButton kind={kind} label={`Export ${RECORD_KIND_LABELS[kind].toLowerCase()}`} />}
      </div>
    </section>
  );
}

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RECORD_KIND_LABELS, type RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { MayButton } from '../may-button.tsx';
import { showDone, showError } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';
import { exportRecords } from './export-records.ts';

type ExportButtonProps = { readonly kind: RecordKind; readonly label?: string };

/** Writes the records of a kind into a CSV file that any spreadsheet opens, and that imports as it is. */
export function ExportButton({ kind, label = 'Export' }: ExportButtonProps): ReactNode {
  const where = useBusinessInput();
  const { locale } = useFormat();
  const name = RECORD_KIND_LABELS[kind].toLowerCase();
  const writing = useMutation({
    mutationFn: () => exportRecords(where, kind),
    onSuccess: (rows) => showDone(`${countOf(rows, { one: 'row', many: 'rows' }, locale)} written, in the table of ${name}.`),
    onError: showError,
  });
  return (
    <MayButton variant="default" size="xs" loading={writing.isPending} onClick={() => writing.mutate()} aria-label={`Export ${name}`}>
      {label}
    </MayButton>
  );
}

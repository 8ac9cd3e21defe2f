import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordImport } from '../../../src-shared/contract/records.ts';
import { RECORD_KIND_LABELS } from '../../../src-shared/domain/vocabulary/records.ts';
import { api, client } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countWords } from './record-words.ts';
import classes from './records.module.css';

/** Every table that was taken over, newest first, and the way back for each. */
export function RecordHistory({ businessId }: { readonly businessId: number }): ReactNode {
  const imports = useQuery(api.records.imports.queryOptions({ input: { businessId } }));
  if (imports.data?.length === 0) return null;
  return (
    <Section title="Earlier tables" note="Your files are kept as they were, with their fingerprints.">
      <QueryState query={imports}>{(rows) => <HistoryTable businessId={businessId} imports={rows} />}</QueryState>
    </Section>
  );
}

function HistoryTable({ businessId, imports }: { readonly businessId: number; readonly imports: readonly RecordImport[] }): ReactNode {
  return (
    // Focusable, so that a narrow window can be scrolled by keyboard.
    <section className={tableClasses['scroll']} aria-label="Earlier tables, list" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Taken over</th>
            <th scope="col">As</th>
            <th scope="col">Rows</th>
            <th scope="col">
              <span className={classes['hidden']}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <HistoryRow key={one.id} businessId={businessId} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HistoryRow({ businessId, one }: { readonly businessId: number; readonly one: RecordImport }): ReactNode {
  const { count } = useFormat();
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => client.records.undo({ businessId, recordImportId: one.id }),
    onSuccess: () => showDone(`${one.fileName} is taken back.`),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.records.key() }),
  });
  return (
    <tr data-undone={one.status === 'undone' || undefined} className={classes['past']}>
      <th scope="row">{one.fileName}</th>
      <td>
        <Moment instant={one.createdAt} />
      </td>
      <td>{RECORD_KIND_LABELS[one.kind]}</td>
      <td>{countWords(one.counts, count)}</td>
      <td className={tableClasses['number']}>
        {one.undoneAt === null ? (
          <MayButton
            size="compact-sm"
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate()}
            aria-label={`Undo the import of ${one.fileName}`}
          >
            Undo
          </MayButton>
        ) : (
          <span className={classes['muted']}>
            taken back <Moment instant={one.undoneAt} />
          </span>
        )}
      </td>
    </tr>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RecordQuestionView } from '../../../src-shared/contract/records.ts';
import { RECORD_KINDS, type RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { api, client, errorSentence, isCancelled } from '../../client.ts';
import { Page } from '../../components/page.tsx';
import { showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import { ChooseTable } from './choose-table.tsx';
import { RecordHistory } from './record-history.tsx';
import { RecordPreview } from './record-preview.tsx';
import { ANSWER_KEYS, broughtWords } from './record-words.ts';
import { bookTable, discardTable, readAgain, type ReadTable, readTable } from './send-table.ts';
import { useTableDrop } from './use-table-drop.ts';
import classes from './records.module.css';

/** The kind named in the address, so that other pages can lead here; none lets the file say what it holds. */
function useKind(): RecordKind | undefined {
  const written = new URLSearchParams(useHashSearch()).get('kind');
  return RECORD_KINDS.find((kind) => kind === written);
}

/** Reading a table, answering what it leaves open, and taking it over: one after the other, never two at once. */
function useTable(businessId: number) {
  const { count } = useFormat();
  const queryClient = useQueryClient();
  const [table, setTable] = useState<ReadTable | null>(null);
  const close = (): void => {
    if (table !== null) void discardTable(table.uploadId);
    setTable(null);
  };
  const read = useMutation({
    mutationFn: async ({ file, kind }: { file: File; kind: RecordKind | undefined }) => {
      // The one looked at before makes room.
      close();
      return readTable(businessId, file, kind);
    },
    onSuccess: setTable,
  });
  const answer = useMutation({
    mutationFn: ({ from, change }: { from: ReadTable; change: Partial<Pick<ReadTable, 'kind' | 'answers'>> }) => readAgain(businessId, from, change),
    onSuccess: setTable,
  });
  const book = useMutation({
    mutationFn: (from: ReadTable) => bookTable(businessId, from),
    onSuccess: async ({ recordImportId, counts, kind, file }) => {
      setTable(null);
      await queryClient.invalidateQueries({ queryKey: api.records.key() });
      if (recordImportId === null) return;
      showUndo(`${broughtWords(counts, kind, count)} from ${file.name}`, async () => {
        await client.records.undo({ businessId, recordImportId });
        await queryClient.invalidateQueries({ queryKey: api.records.key() });
      });
    },
  });
  return { table, close, read, answer, book };
}

/** Customers, vendors, agreements, open invoices and open bills as tables: in, with a preview and a way back, and out. */
export function RecordsPage(): ReactNode {
  const { id: businessId } = useBusiness();
  const kind = useKind();
  const { table, close, read, answer, book } = useTable(businessId);
  const isBusy = read.isPending || answer.isPending || book.isPending;
  const take = (file: File): void => {
    if (!isBusy) read.mutate({ file, kind });
  };
  const isOver = useTableDrop(take);
  const say = (from: ReadTable, question: RecordQuestionView['kind'], option: string): void => {
    const change =
      question === 'kind'
        ? { kind: RECORD_KINDS.find((known) => known === option) }
        : { answers: { ...from.answers, [ANSWER_KEYS[question]]: option } };
    answer.mutate({ from, change });
  };
  const failure = read.error === null || isCancelled(read.error) ? null : read.error;
  return (
    <Page
      title="Tables"
      lead="Bring in customers, vendors, agreements, open invoices and open bills from a table, or write them into one."
      isWide={table !== null}
    >
      {table === null ? (
        <ChooseTable
          kind={kind}
          isBusy={isBusy}
          isOver={isOver}
          onKind={(next) => navigate(next === undefined ? '/records' : `/records?kind=${next}`, { replace: true })}
          onFile={take}
        />
      ) : (
        <RecordPreview
          table={table}
          isBusy={isBusy}
          error={answer.error ?? book.error}
          onAnswer={(question, option) => say(table, question, option)}
          onBook={() => book.mutate(table)}
          onLeave={close}
        />
      )}
      {failure === null || table !== null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(failure)}
        </p>
      )}
      {table === null ? <RecordHistory businessId={businessId} /> : null}
    </Page>
  );
}

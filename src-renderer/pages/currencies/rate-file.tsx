import { Button, FileButton, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { api, client, errorSentence, isCancelled } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { showDone } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './currencies.module.css';
import { fileWords } from './rate-words.ts';
import { discardRateFile, type ReadRateFile, readRateFile } from './send-rate-file.ts';
import { useRateFileDrop } from './use-rate-file-drop.ts';

/** Takes a file of the ECB by drop or by choice, says what it holds, and keeps it when told to. */
export function RateFileZone(): ReactNode {
  const { id: businessId } = useBusiness();
  const reading = useMutation({
    mutationFn: async (file: File) => {
      // The one looked at before makes room.
      if (reading.data !== undefined) await discardRateFile(reading.data.uploadId);
      return readRateFile(businessId, file);
    },
  });
  const isOver = useRateFileDrop((file) => reading.mutate(file));
  return (
    <div className={classes['drop']} data-over={isOver || undefined}>
      {reading.data === undefined ? (
        <Invitation isReading={reading.isPending} onFile={(file) => reading.mutate(file)} />
      ) : (
        <Found found={reading.data} onDone={reading.reset} />
      )}
      {reading.error === null || isCancelled(reading.error) ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(reading.error)}
        </p>
      )}
    </div>
  );
}

function Invitation({ isReading, onFile }: { readonly isReading: boolean; readonly onFile: (file: File) => void }): ReactNode {
  const reset = useRef<() => void>(null);
  return (
    <>
      <p className={classes['text']}>
        Drop a file of the ECB&rsquo;s euro reference rates here: <code>eurofxref-hist.zip</code> holds every day since 1999,{' '}
        <code>eurofxref-daily.xml</code> the latest. You find them at the European Central Bank, ecb.europa.eu, under &ldquo;Euro foreign exchange
        reference rates&rdquo;. Tamio fetches nothing by itself.
      </p>
      <FileButton
        accept=".zip,.csv,.xml"
        resetRef={reset}
        onChange={(file) => {
          // Without this the same file could not be chosen a second time.
          reset.current?.();
          if (file !== null) onFile(file);
        }}
      >
        {(props) => (
          <MayButton {...props} loading={isReading} leftSection={<Icon name="import" />}>
            Choose the file
          </MayButton>
        )}
      </FileButton>
    </>
  );
}

function Found({ found, onDone }: { readonly found: ReadRateFile; readonly onDone: () => void }): ReactNode {
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  const queryClient = useQueryClient();
  const { uploadId, file } = found;
  const changes = file.counts.new + file.counts.changed;
  const keep = useMutation({
    mutationFn: () => client.currency.importRates({ businessId, source: { uploadId } }),
    onSuccess: async ({ counts }) => {
      await queryClient.invalidateQueries({ queryKey: api.currency.key() });
      showDone(`Kept ${countOf(counts.new + counts.changed, { one: 'rate', many: 'rates' }, locale)} of ${file.file.name}`);
      onDone();
    },
  });
  const leave = (): void => {
    void discardRateFile(uploadId);
    onDone();
  };
  return (
    <>
      <p className={classes['text']}>
        <strong>{file.file.name}</strong>. {fileWords(file, locale)}
        {file.unknownCurrencies.length === 0 ? '' : ` Left out, because no books are kept in them: ${file.unknownCurrencies.join(', ')}.`}
      </p>
      {keep.error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(keep.error)}
        </p>
      )}
      <Group gap={8}>
        {changes === 0 ? null : (
          <MayButton loading={keep.isPending} onClick={() => keep.mutate()}>
            Keep {countOf(changes, { one: 'rate', many: 'rates' }, locale)}
          </MayButton>
        )}
        <Button variant="default" disabled={keep.isPending} onClick={leave}>
          {changes === 0 ? 'Close' : 'Leave it'}
        </Button>
      </Group>
    </>
  );
}

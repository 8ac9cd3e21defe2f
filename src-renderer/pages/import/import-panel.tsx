import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorSentence } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { formatBytes } from '../../format/numbers.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportPreview } from './import-preview.tsx';
import { removeFile, retryFile } from './import-run.ts';
import { type ImportItem, itemTitle, useImportQueue } from './import-store.ts';
import { RunningLine } from './running-line.tsx';
import classes from './import.module.css';

type PanelProps = { readonly item: ImportItem; readonly next: ImportItem | undefined };

/** One file, wherever it stands. A preview stays in sight while it is read again. */
export function ImportPanel({ item, next }: PanelProps): ReactNode {
  switch (item.stage) {
    case 'failed':
      return <Failed item={item} />;
    case 'booked':
    case 'undone':
      return item.result === null ? null : <ImportOutcome item={item} result={item.result} next={next} />;
    case 'waiting':
    case 'uploading':
    case 'reading':
    case 'booking':
    case 'preview':
    default:
      return item.result === null ? <Running item={item} /> : <ImportPreview item={item} result={item.result} />;
  }
}

function sizeNote({ file }: ImportItem): string | undefined {
  return file === null ? undefined : formatBytes(file.size);
}

function Running({ item }: { readonly item: ImportItem }): ReactNode {
  return (
    <Section title={itemTitle(item)} note={sizeNote(item)}>
      <RunningLine item={item} />
    </Section>
  );
}

function Failed({ item }: { readonly item: ImportItem }): ReactNode {
  const change = useImportQueue((state) => state.change);
  return (
    <Section title={itemTitle(item)} note={sizeNote(item)}>
      <div role="alert" className={classes['failed']}>
        <Icon name="warning" size={22} />
        <div>
          <p className={classes['failedText']}>{errorSentence(item.error)}</p>
          <p className={classes['muted']}>Nothing was written. Your file is as it was.</p>
        </div>
      </div>
      <Group gap={8} mt={14}>
        {item.result === null ? null : <Button onClick={() => change(item.id, { stage: 'preview', error: null })}>Back to the preview</Button>}
        <Button variant="default" onClick={() => retryFile(item.id)}>
          Try again
        </Button>
        <Button variant="subtle" onClick={() => removeFile(item.id)}>
          Leave this file
        </Button>
      </Group>
    </Section>
  );
}

import { CloseButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { removeFile } from './import-run.ts';
import { bookableCount } from './import-words.ts';
import { type ImportItem, type ImportStage, useImportQueue } from './import-store.ts';
import classes from './import.module.css';

const STAGE_WORDS: Readonly<Record<ImportStage, string>> = {
  waiting: 'waiting',
  uploading: 'being read',
  reading: 'being read',
  preview: 'ready to book',
  booking: 'being booked',
  booked: 'booked',
  undone: 'taken back',
  failed: 'needs you',
};

function stageWords(item: ImportItem): string {
  if (item.stage === 'preview' && item.result !== null && item.result.questions.length === 0 && bookableCount(item.result) === 0)
    return 'nothing new';
  return item.stage === 'preview' && (item.result?.questions.length ?? 0) > 0 ? 'asks you something' : STAGE_WORDS[item.stage];
}

/** Several files at once: each with where it stands; one is looked at. */
export function FileQueue({ items, currentId }: { readonly items: readonly ImportItem[]; readonly currentId: string | null }): ReactNode {
  const show = useImportQueue((state) => state.show);
  return (
    <nav aria-label="Files">
      <ul className={classes['queue']}>
        {items.map((item) => (
          <li key={item.id} className={classes['queued']} data-current={item.id === currentId || undefined}>
            <UnstyledButton className={classes['queuedButton']} aria-current={item.id === currentId} onClick={() => show(item.id)}>
              <strong>{item.file.name}</strong>
              <span>{stageWords(item)}</span>
            </UnstyledButton>
            <CloseButton size="sm" aria-label={`Take ${item.file.name} off the list`} onClick={() => removeFile(item.id)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { CloseButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { removeFile } from './import-run.ts';
import { type ImportItem, type ImportStage, itemTitle, useImportQueue } from './import-store.ts';
import { plannedLines } from './row-choices.ts';
import classes from './import-files.module.css';

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

function stageWords({ stage, result, account, choices }: ImportItem): string {
  if (stage !== 'preview' || result === null) return STAGE_WORDS[stage];
  if (result.questions.length > 0) return 'asks you something';
  if (account === null) return 'needs an account';
  const { added, changed } = plannedLines(result, choices);
  return added + changed === 0 ? 'nothing new' : STAGE_WORDS[stage];
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
              <strong>{item.fileName}</strong>
              {item.statementAccount === null ? null : <span>{item.statementAccount}</span>}
              <span>{stageWords(item)}</span>
            </UnstyledButton>
            <CloseButton size="sm" aria-label={`Take ${itemTitle(item)} off the list`} onClick={() => removeFile(item.id)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

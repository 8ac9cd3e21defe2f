import { Button, FileButton } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { Icon } from '../../components/icon.tsx';
import classes from './import-files.module.css';

/** Endings of statement files; the content decides what a file really is. */
const ACCEPTED = '.csv,.tsv,.txt,.ofx,.qfx,.qif,.xml,.sta,.940,.mt940,.xlsx';

type FilesProps = { readonly onFiles: (files: readonly File[]) => void };

export function FilesButton({ onFiles, label, isPrimary = false }: FilesProps & { readonly label: string; readonly isPrimary?: boolean }): ReactNode {
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      accept={ACCEPTED}
      resetRef={reset}
      onChange={(files) => {
        // Without this the same file could not be chosen a second time.
        reset.current?.();
        if (files.length > 0) onFiles(files);
      }}
    >
      {(props) => (
        <Button {...props} variant={isPrimary ? 'filled' : 'default'} leftSection={<Icon name={isPrimary ? 'import' : 'plus'} />}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** Where an import begins. Files dropped anywhere in the window arrive here too. */
export function DropZone({ onFiles }: FilesProps): ReactNode {
  return (
    <section className={classes['drop']} aria-label="Choose files">
      <Icon name="import" size={32} />
      <h2 className={classes['dropTitle']}>Drop your bank&rsquo;s files here</h2>
      <p className={classes['dropText']}>
        Download a statement from your bank (CSV works everywhere) and drop it on this window, several at once if you like. You see what was
        understood before anything is written, lines that are already here are never added twice, and every import can be taken back.
      </p>
      <FilesButton label="Choose files" onFiles={onFiles} isPrimary />
    </section>
  );
}

import { FileButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { usePendingFiles } from '../../stores/pending-files.ts';
import classes from './welcome.module.css';

/** A bank file may come first: it waits for the business to have a name. */
export function BankFile(): ReactNode {
  const put = usePendingFiles((state) => state.put);
  return (
    <FileButton
      multiple
      onChange={(files) => {
        if (files.length > 0) put(files);
      }}
    >
      {(props) => (
        <UnstyledButton {...props} className={classes['drop']}>
          <Icon name="import" size={20} />
          <span>
            <strong>Have a bank file at hand?</strong> Drop it anywhere on this window, or press here to choose it.
          </span>
        </UnstyledButton>
      )}
    </FileButton>
  );
}

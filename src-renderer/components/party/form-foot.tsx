import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorSentence } from '../../client.ts';
import { MayButton } from '../may-button.tsx';
import classes from './party-form.module.css';

type FormFootProps = {
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly isDisabled?: boolean;
  /** Exactly what happens: `Save the invoice`. */
  readonly label: string;
  readonly onClose: () => void;
};

/** The end of every form in a drawer: what went wrong, the one button, and the way out. */
export function FormFoot({ error, isSaving, isDisabled = false, label, onClose }: FormFootProps): ReactNode {
  return (
    <>
      {error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(error)}
        </p>
      )}
      <Group gap={8}>
        <MayButton type="submit" loading={isSaving} disabled={isDisabled}>
          {label}
        </MayButton>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </>
  );
}

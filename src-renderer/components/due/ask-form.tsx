import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import classes from './due.module.css';
import { useFirstFocus } from './use-first-focus.ts';

type AskFormProps = {
  /** What the form is for, as its button says it. */
  readonly title: string;
  readonly label: string;
  readonly kind?: 'text' | 'date' | 'amount';
  readonly start?: string;
  readonly unit?: string;
  readonly description?: string;
  /** What is wrong with the text, in words; null where it can be saved. */
  readonly problemOf: (text: string) => string | null;
  readonly confirm: string;
  readonly onSave: (text: string) => Promise<boolean>;
  readonly onLeave: () => void;
};

/** One question before a change: a reason, a day, an amount. */
export function AskForm({
  title,
  label,
  kind = 'text',
  start = '',
  unit,
  description,
  problemOf,
  confirm,
  onSave,
  onLeave,
}: AskFormProps): ReactNode {
  const [text, setText] = useState(start);
  const [isRefused, setIsRefused] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const field = useFirstFocus<HTMLInputElement>();
  const problem = problemOf(text);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsRefused(true);
    if (problem !== null) return;
    setIsSaving(true);
    const isSaved = await onSave(text.trim());
    setIsSaving(false);
    if (isSaved) onLeave();
  };
  return (
    <form className={classes['form']} aria-label={title} noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        label={label}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'amount' ? 'decimal' : undefined}
        autoComplete="off"
        ref={field}
        maxLength={500}
        value={text}
        error={isRefused ? problem : null}
        description={description}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rightSection={unit === undefined ? undefined : <span className={classes['unit']}>{unit}</span>}
        rightSectionWidth={unit === undefined ? undefined : 52}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Group gap={8}>
        <Button type="submit" loading={isSaving}>
          {confirm}
        </Button>
        <Button variant="default" onClick={onLeave}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, type FormEvent, useEffect, useRef, useState } from 'react';
import type { Split } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { formatPartAmount } from '../../format/part-amount.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Icon } from '../icon.tsx';
import { useFormat } from '../use-format.ts';
import { firstParts, type NewParts, PARTS_MAX, PARTS_MIN, readParts, type SplitLine, type TypedPart, withOneMore } from './split-draft.ts';
import { LeftToAssign } from './split-left.tsx';
import { SplitPartFields } from './split-part-fields.tsx';
import classes from './split.module.css';

type SplitFormProps = {
  readonly line: SplitLine;
  readonly split: Split;
  readonly onSave: (parts: NewParts) => Promise<boolean>;
  readonly onLeave: () => void;
};

/** Where the focus goes once the parts are drawn anew. */
type FocusTarget = { readonly index: number; readonly field: 'category' | 'amount' };

/** The parts of a line while they are typed. Enter saves, Escape leaves everything as it was. */
export function SplitForm({ line, split, onSave, onLeave }: SplitFormProps): ReactNode {
  const input = useBusinessInput();
  const { locale } = useFormat();
  const categories = useQuery(api.categories.list.queryOptions({ input }));
  const [typed, setTyped] = useState<readonly TypedPart[]>(() => firstParts(line, split, locale));
  const [wasSent, setWasSent] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The category of a line that has one stands already: what is missing is how much of the line it is.
  const focusNext = useRef<FocusTarget | null>({ index: 0, field: typed[0]?.category === null ? 'category' : 'amount' });
  const reading = readParts(typed, line, locale);

  useEffect(() => {
    const target = focusNext.current;
    focusNext.current = null;
    if (target !== null) form.current?.querySelector<HTMLElement>(`[data-part="${target.index}"] [data-field="${target.field}"] input`)?.focus();
  });

  const change = (index: number, part: Partial<TypedPart>): void =>
    setTyped((known) => known.map((other, place) => (place === index ? { ...other, ...part } : other)));
  const add = (): void => {
    focusNext.current = { index: typed.length, field: 'category' };
    // A part that has just been added is not reproached with being empty.
    setWasSent(false);
    setTyped(withOneMore(typed, line, locale));
  };
  const remove = (index: number): void => {
    focusNext.current = { index: Math.min(index, typed.length - 2), field: 'amount' };
    setTyped(typed.toSpliced(index, 1));
  };
  const waiting = typed.findIndex(({ amount }) => amount.trim() === '');
  const giveRest = (): void => {
    focusNext.current = { index: waiting, field: 'amount' };
    change(waiting, { amount: formatPartAmount(reading.leftMinor, line, locale) });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSaving) return;
    if (reading.parts === null) {
      const wrong = reading.problems.findIndex((problem) => problem !== null);
      focusNext.current = { index: wrong === -1 ? typed.length - 1 : wrong, field: 'amount' };
      setWasSent(true);
      setTyped([...typed]);
      return;
    }
    setIsSaving(true);
    const isSaved = await onSave(reading.parts);
    setIsSaving(false);
    if (isSaved) onLeave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
  };

  return (
    // Escape reaches it from any of the form's fields and buttons.
    <div role="presentation" onKeyDown={onKeyDown}>
      <form ref={form} className={classes['form']} aria-label="Parts of the line" onSubmit={(event) => void submit(event)} noValidate>
        <p className={classes['hint']}>
          Amounts take sums, such as 16.99*1.1.
          {line.amountMinor < 0 ? ' Begin with + for money that came back.' : ' Begin with − for fees that were kept back.'}
        </p>
        <ol className={classes['parts']}>
          {typed.map((part, index) => (
            <SplitPartFields
              key={part.key}
              index={index}
              part={part}
              line={line}
              categories={categories.data ?? []}
              problem={reading.problems[index] ?? null}
              isTold={wasSent}
              onChange={(changed) => change(index, changed)}
              onRemove={typed.length > PARTS_MIN ? () => remove(index) : null}
            />
          ))}
        </ol>
        <LeftToAssign
          line={line}
          leftMinor={reading.leftMinor}
          isRefused={wasSent}
          rest={waiting === -1 || reading.leftMinor === 0 ? null : { part: waiting + 1, give: giveRest }}
        />
        <Group gap={8}>
          <Button type="submit" loading={isSaving} data-mantine-stop-propagation="true">
            Save split
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={16} />}
            disabled={typed.length >= PARTS_MAX}
            onClick={add}
            data-mantine-stop-propagation="true"
          >
            Add part
          </Button>
          <Button variant="subtle" onClick={onLeave} data-mantine-stop-propagation="true">
            Cancel
          </Button>
        </Group>
      </form>
    </div>
  );
}

import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { categoryMatches, CREATE, NONE } from '../../components/category-options.ts';
import type { CategoryPick } from './use-categorise.ts';
import classes from './transactions.module.css';

/** How the person left the field: Tab goes on to the next line, as in a spreadsheet. */
export type PickedBy = 'enter' | 'tab' | 'shift-tab';

type CategoryPickerProps = {
  readonly label: string;
  readonly categories: readonly Category[];
  readonly currentName: string | null;
  readonly onPick: (pick: CategoryPick, by: PickedBy) => void;
  /** Makes a category of the typed name and returns it. */
  readonly onCreate: (name: string) => Promise<CategoryPick>;
  readonly onCancel: () => void;
  /** Tab with nothing typed leaves the category as it is and goes on. */
  readonly onSkip?: (by: PickedBy) => void;
  readonly isInline?: boolean;
};

/** A field that completes categories while one types: Enter or Tab takes the first match, an unknown name can be created, Escape leaves. */
export function CategoryPicker({
  label,
  categories,
  currentName,
  onPick,
  onCreate,
  onCancel,
  onSkip,
  isInline = false,
}: CategoryPickerProps): ReactNode {
  const [text, setText] = useState('');
  const by = useRef<PickedBy>('enter');
  const combobox = useCombobox({ defaultOpened: true });
  const field = useRef<HTMLInputElement>(null);
  const { matches, canCreate } = categoryMatches(categories, text);

  const { resetSelectedOption, selectFirstOption } = combobox;
  useEffect(() => {
    if (text === '') resetSelectedOption();
    else selectFirstOption();
  }, [text, resetSelectedOption, selectFirstOption]);

  useEffect(() => field.current?.focus(), []);

  const submit = (value: string): void => {
    const how = by.current;
    by.current = 'enter';
    if (value === NONE) onPick({ categoryId: null, name: null }, how);
    else if (value === CREATE) void onCreate(text.trim()).then((pick) => onPick(pick, how), onCancel);
    else {
      const category = categories.find((candidate) => String(candidate.id) === value);
      if (category !== undefined) onPick({ categoryId: category.id, name: category.name }, how);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Tab') {
      const how = event.shiftKey ? 'shift-tab' : 'tab';
      if (text.trim() === '' && combobox.getSelectedOptionIndex() === -1) {
        if (onSkip === undefined) return;
        event.preventDefault();
        onSkip(how);
        return;
      }
      event.preventDefault();
      by.current = how;
      combobox.clickSelectedOption();
    }
  };

  return (
    // The list is a portal, but React lets its presses bubble into whatever the field stands in: a row would open.
    <div role="presentation" className={classes['picker']} onClick={stop} onDoubleClick={stop} onMouseDown={stop} onKeyDown={stop}>
      <Combobox store={combobox} onOptionSubmit={submit} width={260} position="bottom-start" withinPortal>
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={field}
            size="xs"
            aria-label={label}
            placeholder={currentName ?? 'Type a category'}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.openDropdown();
            }}
            onKeyDown={onKeyDown}
            {...(isInline ? { onBlur: onCancel } : {})}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={260} className={classes['options'] ?? ''} aria-label="Categories">
            {matches.map((category) => (
              <Combobox.Option key={category.id} value={String(category.id)}>
                {category.name}
              </Combobox.Option>
            ))}
            {text.trim() === '' && currentName !== null ? <Combobox.Option value={NONE}>No category</Combobox.Option> : null}
            {canCreate ? <Combobox.Option value={CREATE}>Create “{text.trim()}”</Combobox.Option> : null}
            {matches.length === 0 && !canCreate ? <Combobox.Empty>No categories yet. Type a name to create one.</Combobox.Empty> : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

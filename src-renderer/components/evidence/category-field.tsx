import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useState } from 'react';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { categoryMatches, CREATE } from '../category-options.ts';
import { useCreateCategory } from '../use-create-category.ts';
import classes from './split.module.css';

type Named = Pick<Category, 'id' | 'name'>;

type CategoryFieldProps = {
  readonly label: string;
  readonly categories: readonly Category[];
  readonly category: Named | null;
  readonly onPick: (category: Named | null) => void;
};

/** A field of a form that completes categories: Enter and Tab take the first that fits, an emptied field means none, an unknown name can be created. */
export function CategoryField({ label, categories, category, onPick }: CategoryFieldProps): ReactNode {
  /** Null while nothing was typed: then the field shows its category. */
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox();
  const create = useCreateCategory();
  const text = typed ?? '';
  const { matches, canCreate } = categoryMatches(categories, text);

  const { resetSelectedOption, selectFirstOption } = combobox;
  useEffect(() => {
    if (text.trim() === '') resetSelectedOption();
    else selectFirstOption();
  }, [text, resetSelectedOption, selectFirstOption]);

  const leave = (): void => {
    setTyped(null);
    combobox.closeDropdown();
  };
  const submit = (value: string): void => {
    leave();
    const known = categories.find(({ id }) => String(id) === value);
    if (known !== undefined) onPick({ id: known.id, name: known.name });
    // A failure was said already; the field keeps the category it had.
    else if (value === CREATE) void create(text.trim()).then(({ categoryId, name }) => onPick({ id: categoryId, name }), leave);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Tab' && text.trim() !== '') combobox.clickSelectedOption();
    else if (event.key === 'Escape' && (combobox.dropdownOpened || typed !== null)) {
      // It leaves the list first; only the next one leaves the form.
      event.stopPropagation();
      leave();
    }
  };

  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" withinPortal>
      <Combobox.Target withExpandedAttribute>
        <FieldThatKeepsEscape
          aria-label={label}
          placeholder="No category"
          value={typed ?? category?.name ?? ''}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            combobox.openDropdown();
          }}
          onBlur={() => {
            if (typed?.trim() === '') onPick(null);
            leave();
          }}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={220} className={classes['options'] ?? ''} aria-label="Categories">
          {matches.map(({ id, name }) => (
            <Combobox.Option key={id} value={String(id)}>
              {name}
            </Combobox.Option>
          ))}
          {canCreate ? <Combobox.Option value={CREATE}>Create “{text.trim()}”</Combobox.Option> : null}
          {matches.length === 0 && !canCreate ? <Combobox.Empty>No categories yet. Type a name to create one.</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The attribute keeps Escape from the drawer around it. Set here, because the combobox would take it away whenever its list is closed. */
function FieldThatKeepsEscape(props: TextInputProps & { readonly ref?: Ref<HTMLInputElement> }): ReactNode {
  return <TextInput {...props} data-mantine-stop-propagation="true" />;
}

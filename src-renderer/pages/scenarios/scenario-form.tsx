import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Adjustment, ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { errorSentence } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { CHANGE_KINDS, type ChangeDraft, type ChangeKind, draftOfChange, newChange } from './change-draft.ts';
import { ChangeFields, type PartyChoices } from './change-fields.tsx';
import { Effect } from './effect.tsx';
import { readChange } from './read-change.ts';
import { useScenarioChanges } from './use-scenario-changes.ts';
import classes from './scenarios.module.css';

type ScenarioFormProps = {
  /** Null: a new one. */
  readonly scenario: ScenarioView | null;
  readonly parties: PartyChoices;
  readonly onDone: () => void;
};

/** Changes stacked on each other, tried out, and saved under a name. */
export function ScenarioForm({ scenario, parties, onDone }: ScenarioFormProps): ReactNode {
  const { baseCurrency, locale, today } = useFormat();
  const style = { currency: baseCurrency, locale };
  const [name, setName] = useState(scenario?.name ?? '');
  const [drafts, setDrafts] = useState<readonly ChangeDraft[]>(() =>
    (scenario?.adjustments ?? []).map((known) => draftOfChange(known, today, style)),
  );
  const [wasSent, setWasSent] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { create, update } = useScenarioChanges();

  const read = drafts.map((draft) => readChange(draft, style));
  const adjustments: readonly Adjustment[] | null =
    drafts.length > 0 && read.every((result) => 'change' in result) ? read.flatMap((result) => ('change' in result ? [result.change] : [])) : null;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWasSent(true);
    if (adjustments === null || name.trim() === '') {
      announce('Something is missing; see the fields.');
      return;
    }
    setIsSaving(true);
    setError(null);
    const fields = { name: name.trim(), adjustments: [...adjustments] };
    try {
      await (scenario === null ? create(fields) : update(scenario, fields));
      onDone();
    } catch (refused) {
      setError(refused);
      setIsSaving(false);
    }
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void save(event)} noValidate>
      <ChangeList drafts={drafts} problemsOf={(index) => shownProblems(read[index], wasSent)} parties={parties} onChange={setDrafts} />
      {wasSent && drafts.length === 0 ? (
        <p className={classes['problem']} role="alert">
          Add at least one change.
        </p>
      ) : null}
      <Effect adjustments={adjustments} />
      <TextInput
        label="Name"
        placeholder="A second developer from March"
        maxLength={255}
        value={name}
        error={wasSent && name.trim() === '' ? 'Give it a name.' : undefined}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      {error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(error)}
        </p>
      )}
      <Group gap={8}>
        <MayButton type="submit" loading={isSaving}>
          {scenario === null ? 'Save the scenario' : 'Save the changes'}
        </MayButton>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function shownProblems(result: ReturnType<typeof readChange> | undefined, wasSent: boolean) {
  return wasSent && result !== undefined && 'problems' in result ? result.problems : {};
}

type ChangeListProps = {
  readonly drafts: readonly ChangeDraft[];
  readonly problemsOf: (index: number) => Parameters<typeof ChangeFields>[0]['problems'];
  readonly parties: PartyChoices;
  readonly onChange: (drafts: readonly ChangeDraft[]) => void;
};

function ChangeList({ drafts, problemsOf, parties, onChange }: ChangeListProps): ReactNode {
  const { today } = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const add = (kind: ChangeKind): void => onChange([...drafts, newChange(kind, today)]);
  const remove = (key: string): void => {
    onChange(drafts.filter((draft) => draft.key !== key));
    announce('Change removed');
    picker.current?.focus();
  };
  return (
    <>
      {drafts.map((draft, index) => {
        const label = CHANGE_KINDS.find(({ value }) => value === draft.kind)?.label ?? '';
        return (
          <fieldset key={draft.key} className={classes['change']}>
            <legend>{label}</legend>
            <ChangeFields
              draft={draft}
              problems={problemsOf(index)}
              parties={parties}
              onChange={(change) => onChange(drafts.map((known) => (known.key === draft.key ? { ...known, ...change } : known)))}
            />
            <Button
              className={classes['remove'] ?? ''}
              variant="subtle"
              size="compact-sm"
              aria-label={`Remove: ${label}, change ${index + 1}`}
              onClick={() => remove(draft.key)}
            >
              Remove
            </Button>
          </fieldset>
        );
      })}
      <Select
        ref={picker}
        label={drafts.length === 0 ? 'What if…' : 'and what if…'}
        placeholder={drafts.length === 0 ? 'Choose what changes' : 'Add another change'}
        data-autofocus={drafts.length === 0 || undefined}
        data={[...CHANGE_KINDS]}
        value={null}
        maxDropdownHeight={400}
        onChange={(chosen) => {
          const kind = CHANGE_KINDS.find(({ value }) => value === chosen)?.value;
          if (kind !== undefined) add(kind);
        }}
      />
    </>
  );
}

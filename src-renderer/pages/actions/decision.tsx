import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Action, ActionOption, Consequence } from '../../../src-shared/contract/actions.ts';
import { ACTION_STATUS_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { api } from '../../client.ts';
import { actionSentence } from '../../components/action-words.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { QueryState } from '../../components/states.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import { approvalLabel } from './approval-words.ts';
import classes from './decision.module.css';
import { FocusedButton } from './focused-button.tsx';
import { type Edit, useActionChanges } from './use-action-changes.ts';

type DecisionProps = {
  readonly action: Action;
  readonly option: ActionOption;
  readonly edits: readonly Edit[];
  /** In a sheet the button has the focus, so that Enter approves what one has just read. */
  readonly isFocused?: boolean;
  /** Something was typed that is not part of `edits` yet. */
  readonly isSettling?: boolean;
  readonly onDone: () => void;
};

/** Exactly what approving an option does, and the one button that does it. */
export function Decision({ action, option, edits, isFocused = false, isSettling = false, onDone }: DecisionProps): ReactNode {
  const { id: businessId } = useBusiness();
  const query = useQuery(
    api.actions.preview.queryOptions({
      input: { businessId, actionId: action.id, optionId: option.optionId, edits: [...edits] },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <QueryState query={query} rows={3}>
      {(consequence) => (
        <Approve
          action={action}
          option={option}
          edits={edits}
          consequence={consequence}
          isStale={query.isPlaceholderData || isSettling}
          isFocused={isFocused}
          onDone={onDone}
        />
      )}
    </QueryState>
  );
}

type ApproveProps = Omit<DecisionProps, 'isSettling'> & { readonly consequence: Consequence; readonly isStale: boolean };

function Approve({ action, option, edits, consequence, isStale, isFocused = false, onDone }: ApproveProps): ReactNode {
  const format = useFormat();
  const { approve } = useActionChanges();
  const [givesUp, setGivesUp] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const { conflicts, problems } = consequence;
  const isBlocked = problems.length > 0 || isStale || (conflicts.length > 0 && !givesUp);
  const submit = async (): Promise<void> => {
    setIsSaving(true);
    const decided = await approve({ action, option, edits, overrideConflicts: givesUp });
    setIsSaving(false);
    if (decided !== null) onDone();
  };
  const button = { disabled: isBlocked, loading: isSaving, onClick: () => void submit() };
  const label = approvalLabel(action, option, format);
  return (
    <div className={classes['decision']} aria-busy={isStale}>
      <Consequences consequence={consequence} />
      {conflicts.length === 0 ? null : (
        <div className={classes['notice']} data-tone="warning">
          <Icon name="warning" size={16} />
          <div>
            <p>This cannot be combined with what waits already:</p>
            <ul>
              {conflicts.map(({ actionId, title, status }) => (
                <li key={actionId}>
                  {title} <span className={classes['quiet']}>({ACTION_WORDS[status].toLowerCase()})</span>
                </li>
              ))}
            </ul>
            <Checkbox
              mt={6}
              checked={givesUp}
              label={conflicts.length === 1 ? 'Give it up: it is skipped' : 'Give them up: they are skipped'}
              onChange={({ currentTarget }) => setGivesUp(currentTarget.checked)}
            />
          </div>
        </div>
      )}
      <Group gap={8}>
        {isFocused ? (
          <>
            <FocusedButton {...button}>{label}</FocusedButton>
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
          </>
        ) : (
          <MayButton needs="owner" {...button}>
            {label}
          </MayButton>
        )}
      </Group>
    </div>
  );
}

const ACTION_WORDS = { ...ACTION_STATUS_LABELS, withdrawn: 'No longer needed' } as const;

/** What will be written and changed, and what stands in the way. */
function Consequences({ consequence }: { readonly consequence: Consequence }): ReactNode {
  const format = useFormat();
  const { sentence, files, changes, problems } = consequence;
  return (
    <>
      <p className={classes['sentence']} data-private>
        {actionSentence(sentence, format)}
      </p>
      {problems.length === 0 ? null : (
        <div className={classes['notice']} data-tone="problem" role="alert">
          <Icon name="warning" size={16} />
          <div>
            <p>It cannot be done like this yet:</p>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{actionSentence(problem, format)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {changes.length === 0 ? null : (
        <ul className={classes['changes']}>
          {changes.map((change) => (
            <li key={change}>{actionSentence(change, format)}</li>
          ))}
        </ul>
      )}
      {files.map(({ fileName, preview }) => (
        <details key={fileName} className={classes['file']}>
          <summary>
            <Icon name="invoice" size={16} /> {fileName}
          </summary>
          <Textarea readOnly autosize maxRows={18} data-private aria-label={`Text of ${fileName}`} value={preview} />
        </details>
      ))}
    </>
  );
}

import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ActionDetail } from '../../../src-shared/contract/actions.ts';
import { navigate } from '../../app/hash-location.ts';
import { recommendedFirst, recommendedOption } from '../../components/action-words.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Page } from '../../components/page.tsx';
import classes from './action.module.css';
import { SkipForm, SnoozeForm } from './asked-dialog.tsx';
import { DecidePart } from './decide-part.tsx';
import { DecidedPart } from './decided-part.tsx';
import { OptionsSection } from './options-section.tsx';
import { canBeUndone } from './stages.ts';
import { useActionChanges } from './use-action-changes.ts';
import { WhatIsWrong } from './what-is-wrong.tsx';

const DECIDABLE: readonly ActionDetail['status'][] = ['pending', 'snoozed', 'skipped'];

/** One action: what is wrong, why, the options beside each other, and the one button that says what it does. */
export function ActionView({ action }: { readonly action: ActionDetail }): ReactNode {
  const options = recommendedFirst(action.options);
  const [chosenId, setChosenId] = useState(action.chosenOptionId ?? recommendedOption(action)?.optionId ?? '');
  const isOpen = DECIDABLE.includes(action.status);
  // After a decision is taken back, or the action was prepared anew, what was chosen may be gone.
  const shownId = isOpen ? chosenId : (action.chosenOptionId ?? chosenId);
  const chosen = options.find(({ optionId }) => optionId === shownId) ?? options[0];
  return (
    <Page title={action.title} lead={<a href="#/actions">All actions</a>} actions={<HeadButtons action={action} isOpen={isOpen} />}>
      <WhatIsWrong action={action} />
      {isOpen ? null : <DecidedPart action={action} />}
      {chosen === undefined ? null : <OptionsSection action={action} options={options} chosen={chosen} onChoose={isOpen ? setChosenId : null} />}
      {isOpen && chosen !== undefined ? <DecidePart key={chosen.optionId} action={action} option={chosen} onChoose={setChosenId} /> : null}
    </Page>
  );
}

function HeadButtons({ action, isOpen }: { readonly action: ActionDetail; readonly isOpen: boolean }): ReactNode {
  const [asked, setAsked] = useState<'skip' | 'snooze' | null>(null);
  const { undo } = useActionChanges();
  const leave = (): void => setAsked(null);
  const done = (): void => {
    leave();
    navigate('/actions');
  };
  return (
    <div className={classes['headButtons']}>
      {action.status === 'pending' || action.status === 'snoozed' ? (
        <>
          <MayButton variant="default" onClick={() => setAsked('snooze')}>
            Snooze
          </MayButton>
          <MayButton variant="default" onClick={() => setAsked('skip')}>
            Skip
          </MayButton>
        </>
      ) : null}
      {!isOpen && canBeUndone(action.status) ? (
        <MayButton needs="owner" variant="default" onClick={() => void undo(action)}>
          Undo the decision
        </MayButton>
      ) : null}
      {isOpen ? null : (
        <Button component="a" href="#/actions">
          Next action
        </Button>
      )}
      <Modal opened={asked !== null} onClose={leave} title={asked === 'skip' ? 'Skip' : 'Snooze'} closeButtonProps={{ 'aria-label': 'Close' }}>
        {asked === 'skip' ? <SkipForm action={action} onDone={done} /> : null}
        {asked === 'snooze' ? <SnoozeForm action={action} onDone={done} /> : null}
      </Modal>
    </div>
  );
}

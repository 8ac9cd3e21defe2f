import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { countOf } from '../../format/numbers.ts';
import { MayButton } from '../may-button.tsx';
import { useFormat } from '../use-format.ts';
import { PARTY_KINDS, type Party, type PartyKind } from './party.ts';
import classes from './party-list.module.css';

type ListSummaryProps = {
  readonly kind: PartyKind;
  readonly rowCount: number;
  readonly isSearched: boolean;
  readonly selected: readonly Party[];
  readonly onPause: () => void;
  readonly onArchive: () => void;
  readonly onMerge: () => void;
  readonly onClear: () => void;
};

/** How many are listed; of the selection how many, and what can be done with them. */
export function ListSummary(props: ListSummaryProps): ReactNode {
  const { kind, rowCount, isSearched, selected } = props;
  const { locale, count } = useFormat();
  const arePaused = selected.every(({ status }) => status === 'paused');
  const areArchived = selected.every(({ status }) => status === 'archived');
  return (
    <div className={classes['summary']}>
      <output>
        <strong>{countOf(rowCount, PARTY_KINDS[kind], locale)}</strong>
        {isSearched ? ' fit the search' : ''}
      </output>
      {selected.length === 0 ? null : (
        <div className={classes['selectionBar']}>
          <output>
            <strong>{count(selected.length)} selected</strong>
          </output>
          <ActionButton label={arePaused ? 'Continue' : 'Pause'} letter="P" onPress={props.onPause} />
          <ActionButton label={areArchived ? 'Bring back' : 'Archive'} letter="A" onPress={props.onArchive} />
          {selected.length === 2 ? <ActionButton label="Merge…" letter="M" onPress={props.onMerge} /> : null}
          <Button size="compact-sm" variant="subtle" onClick={props.onClear}>
            Clear selection
          </Button>
        </div>
      )}
    </div>
  );
}

type ActionButtonProps = { readonly label: string; readonly letter: string; readonly onPress: () => void };

function ActionButton({ label, letter, onPress }: ActionButtonProps): ReactNode {
  return (
    <MayButton size="compact-sm" variant="default" aria-keyshortcuts={letter} onClick={onPress}>
      {label}
      <span className={classes['key']} aria-hidden="true">
        {letter}
      </span>
    </MayButton>
  );
}

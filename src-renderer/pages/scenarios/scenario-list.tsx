import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useMay } from '../../components/use-may.ts';
import { changeInWords, type PartyNames } from './change-words.ts';
import { useScenarioChanges } from './use-scenario-changes.ts';
import classes from './scenarios.module.css';

type ScenarioListProps = {
  readonly scenarios: readonly ScenarioView[];
  readonly names: PartyNames;
  readonly onEdit: (scenario: ScenarioView) => void;
};

/** Every scenario with what it assumes, whether it takes part, and what can be done with it. */
export function ScenarioList({ scenarios, names, onEdit }: ScenarioListProps): ReactNode {
  return (
    <ul className={classes['list']} aria-label="Scenarios">
      {scenarios.map((scenario) => (
        <ScenarioRow key={scenario.id} scenario={scenario} names={names} onEdit={() => onEdit(scenario)} />
      ))}
    </ul>
  );
}

function ScenarioRow({
  scenario,
  names,
  onEdit,
}: {
  readonly scenario: ScenarioView;
  readonly names: PartyNames;
  readonly onEdit: () => void;
}): ReactNode {
  const format = useFormat();
  const may = useMay('bookkeeper');
  const { setEnabled, remove } = useScenarioChanges();
  const { name, adjustments, isEnabled, baseForecastDate } = scenario;
  return (
    <li className={classes['scenario']} data-off={!isEnabled || undefined}>
      <Switch
        aria-label={`Compare ${name}`}
        disabled={!may.isAllowed}
        checked={isEnabled}
        onChange={({ currentTarget: { checked } }) => void setEnabled(scenario, checked)}
      />
      <div className={classes['what']}>
        <div>
          <strong>{name}</strong>
          {isEnabled ? null : <span className={classes['off']}>switched off</span>}
        </div>
        <ul className={classes['changes']} data-private>
          {adjustments.map((adjustment, index) => (
            // Changes have no identity but their place: the list is made anew as a whole.
            <li key={`${index}|${adjustment.kind}`}>{capital(changeInWords(adjustment, names, format))}</li>
          ))}
        </ul>
        {baseForecastDate === null ? null : (
          <p className={classes['quiet']}>Made beside the forecast kept on {format.dateInSentence(baseForecastDate)}.</p>
        )}
      </div>
      <div className={classes['buttons']}>
        <MayButton variant="subtle" size="compact-sm" aria-label={`Edit ${name}`} onClick={onEdit}>
          Edit
        </MayButton>
        <MayButton variant="subtle" size="compact-sm" aria-label={`Delete ${name}`} onClick={() => void remove(scenario)}>
          Delete
        </MayButton>
      </div>
    </li>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

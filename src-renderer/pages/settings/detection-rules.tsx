import { Button, Group, NativeSelect, NumberInput, Popover, Stack, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { DetectionRuleView } from '../../../src-shared/contract/actions.ts';
import { DETECTION_LABELS } from '../../../src-shared/domain/vocabulary/detection.ts';
import { api, client } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { QueryState } from '../../components/states.tsx';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useMay } from '../../components/use-may.ts';
import { useBusiness } from '../../stores/business.ts';
import { OWN_NUMBERS, overrideWords, type RuleDraft, ruleDraft, thresholdsOf } from './detection-rule-draft.ts';
import { numberProblem, THRESHOLD_LIMITS } from './threshold-problems.ts';
import classes from './thresholds.module.css';

/** Each kind of trouble: whether it is looked for, and where it has figures of its own. */
export function DetectionRules(): ReactNode {
  const { id: businessId } = useBusiness();
  const query = useQuery(api.detectionRules.list.queryOptions({ input: { businessId } }));
  return (
    <section className={classes['kinds']} aria-label="Kinds of trouble">
      <h3 className={classes['subtitle']}>Kinds of trouble</h3>
      <p className={classes['text']}>What Tamio looks for. A kind can have figures of its own; otherwise those above count.</p>
      <QueryState query={query} rows={6}>
        {(rules) => (
          <ul className={classes['rules']}>
            {rules.map((rule) => (
              <li key={rule.detectionType}>
                <Rule rule={rule} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </section>
  );
}

type RuleChange = Partial<Pick<DetectionRuleView, 'isEnabled' | 'thresholds'>>;

function useRuleChange(rule: DetectionRuleView): (change: RuleChange) => Promise<boolean> {
  const { id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { detectionType } = rule;
  return async (change) => {
    const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.detectionRules.key() });
    try {
      await client.detectionRules.update({ businessId, detectionType, ...change });
      showUndo(`${DETECTION_LABELS[detectionType]}: changed`, () => client.detectionRules.update({ businessId, ...rule }).then(refresh));
      await refresh();
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
}

function Rule({ rule }: { readonly rule: DetectionRuleView }): ReactNode {
  const change = useRuleChange(rule);
  const may = useMay('owner');
  const [isOpen, setIsOpen] = useState(false);
  const label = DETECTION_LABELS[rule.detectionType];
  const own = overrideWords(rule.thresholds);
  return (
    <div className={classes['rule']}>
      <Switch
        label={label}
        description={own === '' ? undefined : `Its own figures: ${own}`}
        checked={rule.isEnabled}
        disabled={!may.isAllowed}
        onChange={({ currentTarget: { checked } }) => void change({ isEnabled: checked })}
      />
      <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus width={300}>
        <Popover.Target>
          <MayButton needs="owner" variant="subtle" size="compact-sm" aria-label={`Own figures of ${label}`} onClick={() => setIsOpen(!isOpen)}>
            Own figures
          </MayButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={`Own figures: ${label}`}>
          <OwnFigures rule={rule} onSave={(thresholds) => change({ thresholds })} onLeave={() => setIsOpen(false)} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

type OwnFiguresProps = {
  readonly rule: DetectionRuleView;
  readonly onSave: (thresholds: DetectionRuleView['thresholds']) => Promise<boolean>;
  readonly onLeave: () => void;
};

const MODES = [
  { value: '', label: 'As above' },
  { value: 'conservative', label: 'Conservative' },
  { value: 'normal', label: 'Normal' },
  { value: 'aggressive', label: 'Aggressive' },
];

function OwnFigures({ rule, onSave, onLeave }: OwnFiguresProps): ReactNode {
  const [draft, setDraft] = useState<RuleDraft>(ruleDraft(rule.thresholds));
  const fields = OWN_NUMBERS[rule.detectionType] ?? [];
  const thresholds = thresholdsOf(draft, rule);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (thresholds !== null && (await onSave(thresholds))) onLeave();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {fields.map(({ key, label }) => (
          <NumberInput
            key={key}
            label={label}
            description="Empty: as above."
            suffix={` ${THRESHOLD_LIMITS[key].unit}`}
            allowNegative={false}
            clampBehavior="none"
            value={draft[key] ?? ''}
            error={draft[key] === '' || draft[key] === undefined ? null : numberProblem(key, draft[key])}
            onChange={(value) => setDraft({ ...draft, [key]: value })}
          />
        ))}
        <NativeSelect
          label="How careful"
          data={MODES}
          value={draft.safetyMode}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, safetyMode: value })}
        />
        <Group gap={8}>
          <Button type="submit" size="compact-md" disabled={thresholds === null}>
            Save
          </Button>
          <Button variant="default" size="compact-md" onClick={onLeave}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

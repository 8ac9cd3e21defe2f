import { SegmentedControl } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { Page } from '../../components/page.tsx';
import { AutomaticTab } from './automatic-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { SuggestionsTab } from './suggestions-tab.tsx';
import { TransfersTab } from './transfers-tab.tsx';
import classes from './rules.module.css';

type Tab = { readonly value: string; readonly label: string; readonly content: ComponentType };

const RULES: Tab = { value: 'rules', label: 'Rules', content: RulesTab };
const TABS: readonly Tab[] = [
  RULES,
  { value: 'suggestions', label: 'Suggestions', content: SuggestionsTab },
  { value: 'transfers', label: 'Own transfers', content: TransfersTab },
  { value: 'automatic', label: 'Automatic', content: AutomaticTab },
];

/** How bank lines find their category: by rules, by what was learned, and with a person's consent. */
export function RulesPage(): ReactNode {
  const wanted = new URLSearchParams(useHashSearch()).get('show');
  const { value: shown, content: Content } = TABS.find((tab) => tab.value === wanted) ?? RULES;
  return (
    <Page title="Rules" lead="Where your bank lines belong. What you file yourself always stands.">
      <SegmentedControl
        className={classes['tabs'] ?? ''}
        aria-label="What to show"
        value={shown}
        data={TABS.map(({ value, label }) => ({ value, label }))}
        onChange={(tab) => navigate(tab === RULES.value ? '/rules' : `/rules?show=${tab}`, { replace: true })}
      />
      <Content />
    </Page>
  );
}

import type { ReactNode } from 'react';
import { Page } from '../../components/page.tsx';
import { useMay } from '../../components/use-may.ts';
import { AutomationRules } from './automation-rules.tsx';
import { ExecutionRules } from './execution-rules.tsx';

/** What Tamio may do by itself, and how far. */
export function AutomationPage(): ReactNode {
  const may = useMay('owner');
  const lead = 'What Tamio may do without asking. Whatever it does is in the audit log with its reason, and can be undone where the step can be.';
  return (
    <Page title="Automation" lead={may.reason === null ? lead : `${lead} ${may.reason}`}>
      <ExecutionRules isAllowed={may.isAllowed} />
      <AutomationRules isAllowed={may.isAllowed} />
    </Page>
  );
}

import type { ReactNode } from 'react';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useBusiness } from '../../stores/business.ts';
import { MadeReports } from './made-reports.tsx';
import { PeriodForm } from './period-form.tsx';
import { useReports } from './report-store.ts';
import classes from './reports.module.css';

const CONTENTS = [
  { what: 'Accounts', why: 'opening and closing balance of each, which tie to the lines between them' },
  { what: 'Receipts and disbursements', why: 'month by month, with a chart' },
  { what: 'Imports', why: 'every file with its fingerprint, so that anyone can check which statement a line came from' },
  { what: 'Changes', why: 'what was changed, by whom and when' },
  { what: 'Alerts', why: 'what Tamio warned of, and what became of it' },
  { what: 'Forecast against actual', why: 'what was expected, and what happened' },
  { what: 'Seal', why: 'the newest hash of the audit log and the result of checking it' },
] as const;

/** Papers to hand to an accountant, a bank or an auditor. */
export function ReportsPage(): ReactNode {
  const business = useBusiness();
  const error = useReports((state) => state.error);
  return (
    <Page
      title="Reports"
      lead="Papers you can hand to an accountant, a bank or an auditor. They are made on this machine and go nowhere by themselves."
    >
      <Section title="Audit report">
        <PeriodForm business={business} />
        {error === null ? null : <ErrorState error={error} title="The report was not made" />}
        <details className={classes['inside']} open>
          <summary>What is inside</summary>
          <dl className={classes['contents']}>
            {CONTENTS.map(({ what, why }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
          <p className={classes['muted']}>The lines themselves come beside it as a CSV file, so that the PDF stays readable with 100,000 of them.</p>
        </details>
      </Section>
      <MadeReports businessId={business.id} />
    </Page>
  );
}

import { type ReactNode, useState } from 'react';
import { Page } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { MissingSection } from './missing-section.tsx';
import { RatesSection } from './rates-section.tsx';
import { RevaluationSection } from './revaluation-section.tsx';
import { TypedRateForm, type WantedRate } from './typed-rate-form.tsx';

/** Exchange rates, the bank lines that wait for one, and what rates have done to accounts in other currencies. */
export function CurrenciesPage(): ReactNode {
  const { baseCurrency } = useFormat();
  const [wanted, setWanted] = useState<WantedRate | null>(null);
  return (
    <Page
      title="Currencies"
      lead={`What money in other currencies is worth in ${baseCurrency}. Each bank line keeps the rate it was converted at and the day of that rate.`}
    >
      <RatesSection />
      <MissingSection onType={setWanted} />
      {/* Begun afresh with what was asked for. */}
      <TypedRateForm key={JSON.stringify(wanted)} wanted={wanted} />
      <RevaluationSection />
    </Page>
  );
}

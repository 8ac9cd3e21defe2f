import { Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { CURRENCY_CODES, type CurrencyCode, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { api, client, errorSentence } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './currencies.module.css';
import { formatRate, parseRate, rateProblem } from './rate-words.ts';

/** A rate that something on the page asks for: the form begins with it. */
export type WantedRate = { readonly fromCurrency: CurrencyCode; readonly toCurrency: CurrencyCode; readonly rateDate: IsoDate };

const CODES = [...CURRENCY_CODES];

type Typed = { readonly from: string | null; readonly to: string | null; readonly day: string; readonly rate: string };

/** What was typed as a rate, or null while something is missing. */
function rateOf(typed: Typed, locale: string): (WantedRate & { readonly rate: string }) | null {
  const rate = parseRate(typed.rate, locale);
  const { from, to, day } = typed;
  if (rate === null || from === null || to === null || from === to) return null;
  return isCurrencyCode(from) && isCurrencyCode(to) && isIsoDate(day) ? { fromCurrency: from, toCurrency: to, rateDate: day, rate } : null;
}

/** Enters a rate by hand: of a contract, of the bank's own advice, or of a currency the ECB does not publish. */
export function TypedRateForm({ wanted }: { readonly wanted: WantedRate | null }): ReactNode {
  const { id: businessId } = useBusiness();
  const { locale, today, baseCurrency } = useFormat();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<Typed>({
    from: wanted?.fromCurrency ?? null,
    to: wanted?.toCurrency ?? baseCurrency,
    day: wanted?.rateDate ?? today,
    rate: '',
  });
  const set = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.currency.key() });
  const save = useMutation({
    mutationFn: async (rate: WantedRate & { readonly rate: string }) => ({
      rate,
      before: (await client.currency.setRate({ businessId, ...rate })).previousRate,
    }),
    onSuccess: async ({ rate, before }) => {
      set({ rate: '' });
      showUndo(`Rate ${rate.fromCurrency}/${rate.toCurrency} of ${formatDate(rate.rateDate)} typed`, async () => {
        await client.currency.setRate({ businessId, ...rate, rate: before });
        await refresh();
      });
      await refresh();
    },
  });
  const rate = rateOf(typed, locale);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (rate !== null) save.mutate(rate);
  };
  const isSame = typed.from !== null && typed.from === typed.to;
  return (
    <Section title="Type a rate" note="It wins over the ECB’s rate of the same day.">
      <form onSubmit={submit} noValidate>
        <div className={classes['fields']}>
          <Select label="One" searchable data={CODES} value={typed.from} onChange={(from) => set({ from })} />
          <TextInput
            label="is worth"
            inputMode="decimal"
            autoComplete="off"
            value={typed.rate}
            error={rateProblem(typed.rate, locale)}
            onChange={({ currentTarget: { value } }) => set({ rate: value })}
          />
          <Select
            label="in"
            searchable
            data={CODES}
            value={typed.to}
            error={isSame ? 'Two different currencies.' : null}
            onChange={(to) => set({ to })}
          />
          <TextInput
            type="date"
            label="On"
            max={today}
            value={typed.day}
            error={typed.day > today ? 'Not a day to come.' : null}
            onChange={({ currentTarget: { value } }) => set({ day: value })}
          />
        </div>
        {save.error === null ? null : (
          <p className={classes['problem']} role="alert">
            {errorSentence(save.error)}
          </p>
        )}
        <div className={classes['submit']}>
          <MayButton type="submit" disabled={rate === null || rate.rateDate > today} loading={save.isPending}>
            Save rate
          </MayButton>
          {rate === null ? null : (
            <output className={classes['text']}>
              1 {rate.fromCurrency} = {formatRate(rate.rate, locale)} {rate.toCurrency} on {formatDate(rate.rateDate)}
            </output>
          )}
        </div>
      </form>
    </Section>
  );
}

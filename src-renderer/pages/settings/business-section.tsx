import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import type { Business } from '../../../src-shared/contract/businesses.ts';
import { api, client, errorSentence } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { showUndo } from '../../components/undo-toast.tsx';
import { countryOptions } from '../../format/countries.ts';
import { useBusiness } from '../../stores/business.ts';
import { localeChoices, MONTH_CHOICES, timeZoneChoices } from './choices.ts';
import classes from './settings.module.css';

type Fields = Pick<Business, 'name' | 'country' | 'timeZone' | 'locale' | 'fiscalYearStartMonth'>;

function fieldsOf({ name, country, timeZone, locale, fiscalYearStartMonth }: Business): Fields {
  return { name, country, timeZone, locale, fiscalYearStartMonth };
}

export function BusinessSection(): ReactNode {
  const business = useBusiness();
  // Begun afresh when another business, or another version of this one, arrives.
  return <BusinessForm key={JSON.stringify(fieldsOf(business))} business={business} />;
}

function BusinessForm({ business }: { readonly business: Business }): ReactNode {
  const known = fieldsOf(business);
  const [fields, setFields] = useState(known);
  const save = useMutation(api.businesses.update.mutationOptions());
  const countries = useMemo(() => countryOptions(), []);
  const zones = useMemo(() => timeZoneChoices(business.timeZone), [business.timeZone]);
  const locales = useMemo(() => localeChoices(business.locale), [business.locale]);
  const isChanged = JSON.stringify(fields) !== JSON.stringify(known);
  const nameProblem = fields.name.trim() === '' ? 'A business needs a name.' : null;
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (nameProblem !== null || !isChanged) return;
    save.mutate(
      { businessId: business.id, ...fields, name: fields.name.trim() },
      { onSuccess: () => showUndo('Business changed', () => client.businesses.update({ businessId: business.id, ...known })) },
    );
  };
  return (
    <Section title="Business">
      <form onSubmit={submit} noValidate>
        <div className={classes['fields']}>
          <TextInput
            label="Name"
            value={fields.name}
            maxLength={200}
            error={nameProblem}
            onChange={({ currentTarget: { value } }) => set({ name: value })}
          />
          <TextInput
            label="Base currency"
            value={business.baseCurrency}
            readOnly
            description="Fixed once there are bank lines, because every figure is kept in it."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <Select
            label="Country"
            searchable
            allowDeselect={false}
            data={countries}
            value={fields.country}
            onChange={(value) => set(value === null ? {} : { country: value })}
          />
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            data={zones}
            value={fields.timeZone}
            description="Decides which day is today."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(value) => set(value === null ? {} : { timeZone: value })}
          />
          <Select
            label="Figures are written as"
            searchable
            allowDeselect={false}
            data={locales}
            value={fields.locale}
            onChange={(value) => set(value === null ? {} : { locale: value })}
          />
          <Select
            label="Fiscal year begins in"
            allowDeselect={false}
            data={MONTH_CHOICES}
            value={String(fields.fiscalYearStartMonth)}
            onChange={(value) => set(value === null ? {} : { fiscalYearStartMonth: Number(value) })}
          />
        </div>
        {save.error === null ? null : (
          <p className={classes['problem']} role="alert">
            {errorSentence(save.error)}
          </p>
        )}
        <Group gap={8} mt={16}>
          <MayButton needs="owner" type="submit" disabled={!isChanged || nameProblem !== null} loading={save.isPending}>
            Save changes
          </MayButton>
          {isChanged ? (
            <Button variant="subtle" onClick={() => setFields(known)}>
              Discard
            </Button>
          ) : null}
        </Group>
      </form>
    </Section>
  );
}

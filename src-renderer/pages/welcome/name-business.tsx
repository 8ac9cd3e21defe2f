import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { CURRENCY_CODES, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { navigate } from '../../app/hash-location.ts';
import { api, errorSentence } from '../../client.ts';
import { countryOfLocale, countryOptions, usualCurrency } from '../../format/countries.ts';
import { useSelection } from '../../stores/business.ts';
import { usePendingFiles } from '../../stores/pending-files.ts';
import classes from './welcome.module.css';

/** Three fields, two of them guessed from how this computer is set up. */
export function NameBusiness(): ReactNode {
  const locale = navigator.language;
  const [name, setName] = useState('');
  const [country, setCountry] = useState(() => countryOfLocale(locale) ?? 'DE');
  const [currency, setCurrency] = useState(() => usualCurrency(country));
  const [isCurrencyChosen, setIsCurrencyChosen] = useState(false);
  const [isRefused, setIsRefused] = useState(false);
  const countries = useMemo(() => [...countryOptions()], []);
  const create = useCreate();
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => nameField.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (name.trim() === '' || !isCurrencyCode(currency)) return;
    create.mutate({ name: name.trim(), baseCurrency: currency, country, locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        className={classes['name'] ?? ''}
        label="Name of your business"
        ref={nameField}
        autoComplete="organization"
        maxLength={200}
        value={name}
        error={isRefused && name.trim() === '' ? 'Give it a name; you can change it later.' : null}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        label="Country"
        description="For holidays and formats"
        searchable
        allowDeselect={false}
        data={countries}
        value={country}
        onChange={(value) => {
          if (value === null) return;
          setCountry(value);
          if (!isCurrencyChosen) setCurrency(usualCurrency(value));
        }}
      />
      <Select
        label="Currency"
        description="Your books are kept in it"
        searchable
        allowDeselect={false}
        data={[...CURRENCY_CODES]}
        value={currency}
        onChange={(value) => {
          if (value === null) return;
          setCurrency(value);
          setIsCurrencyChosen(true);
        }}
      />
      {create.error === null ? null : (
        <p className={classes['error']} role="alert">
          {errorSentence(create.error)}
        </p>
      )}
      <Button className={classes['create'] ?? ''} type="submit" loading={create.isPending}>
        Open my books
      </Button>
    </form>
  );
}

function useCreate() {
  const queryClient = useQueryClient();
  return useMutation(
    api.businesses.create.mutationOptions({
      onSuccess: async (business) => {
        useSelection.getState().choose(business.id);
        navigate(usePendingFiles.getState().files.length === 0 ? '/' : '/import', { replace: true });
        await queryClient.invalidateQueries();
      },
    }),
  );
}

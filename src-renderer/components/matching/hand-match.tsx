import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { api } from '../../client.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { nameOfItem, partyOfItem } from '../due/due-words.ts';
import { ItemMoney } from '../due/item-money.tsx';
import { useFirstFocus } from '../due/use-first-focus.ts';
import { Icon } from '../icon.tsx';
import { Money } from '../money.tsx';
import { useFormat } from '../use-format.ts';
import { amountOf, amountProblem, type ChosenItem, feeOf, firstAmount, leftToAssign, type MatchedLine } from './match-draft.ts';
import classes from './matching.module.css';
import { useMatchChanges } from './use-match-changes.ts';

type HandMatchProps = { readonly line: MatchedLine; readonly onLeave: () => void };

/** A person says what a line pays: one item or several, with what the bank kept. */
export function HandMatch({ line, onLeave }: HandMatchProps): ReactNode {
  const { locale } = useFormat();
  const { match } = useMatchChanges();
  const [chosen, setChosen] = useState<readonly ChosenItem[]>([]);
  const [fee, setFee] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const left = leftToAssign(line, chosen, { fee, locale });
  const feeMinor = feeOf(fee, line, locale);
  const isReady = chosen.length > 0 && feeMinor !== null && chosen.every((one) => amountProblem(one, line, locale) === null);

  const add = (item: DueItem): void => setChosen([...chosen, { item, amount: firstAmount(item, line, left, locale) }]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsRefused(true);
    if (!isReady) return;
    setIsSaving(true);
    const allocations = chosen.map((one) => ({ scheduleId: one.item.id, amountMinor: amountOf(one, line, locale) ?? ZERO }));
    const isSaved = await match(line.id, { allocations, feeMinor, discountMinor: ZERO });
    setIsSaving(false);
    if (isSaved) onLeave();
  };
  return (
    <form className={classes['form']} aria-label="What the line pays" noValidate onSubmit={(event) => void submit(event)}>
      {chosen.length === 0 ? null : (
        <ul className={classes['chosen']}>
          {chosen.map((one) => (
            <ChosenRow
              key={one.item.id}
              one={one}
              line={line}
              isRefused={isRefused}
              onAmount={(amount) => setChosen(chosen.map((other) => (other === one ? { ...one, amount } : other)))}
              onRemove={() => setChosen(chosen.filter((other) => other !== one))}
            />
          ))}
        </ul>
      )}
      <ItemSearch line={line} taken={chosen.map(({ item }) => item.id)} onChoose={add} />
      <TextInput
        label="Fee the bank kept"
        inputMode="decimal"
        autoComplete="off"
        placeholder="None"
        w={200}
        value={fee}
        error={isRefused && feeMinor === null ? 'An amount without a sign, or empty.' : null}
        rightSection={<span className={classes['unit']}>{line.currency}</span>}
        rightSectionWidth={52}
        onChange={({ currentTarget: { value } }) => setFee(value)}
      />
      <output className={classes['live']}>{chosen.length === 0 && isRefused ? 'Choose at least one item.' : <Left line={line} left={left} />}</output>
      <Group gap={8}>
        <Button type="submit" loading={isSaving}>
          Match
        </Button>
        <Button variant="default" onClick={onLeave}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function Left({ line, left }: { readonly line: MatchedLine; readonly left: number | null }): ReactNode {
  if (left === null) return 'An amount cannot be read.';
  if (left === 0) return 'All assigned';
  const isTooMuch = Math.sign(left) !== Math.sign(line.amountMinor);
  return (
    <>
      {isTooMuch ? 'Too much by ' : 'Left to assign: '}
      <Money amountMinor={minorUnits(isTooMuch ? Math.abs(left) : left)} currency={line.currency} cents />
    </>
  );
}

type ChosenRowProps = {
  readonly one: ChosenItem;
  readonly line: MatchedLine;
  readonly isRefused: boolean;
  readonly onAmount: (amount: string) => void;
  readonly onRemove: () => void;
};

function ChosenRow({ one, line, isRefused, onAmount, onRemove }: ChosenRowProps): ReactNode {
  const { locale } = useFormat();
  const { item, amount } = one;
  const name = nameOfItem(item);
  return (
    <li>
      <span className={classes['chosenName']} data-private>
        {partyOfItem(item)} {name}
        <span className={classes['faint']}>
          {' '}
          open <ItemMoney amountMinor={item.openAmountMinor} currency={item.currency} />
        </span>
      </span>
      <TextInput
        size="xs"
        w={120}
        aria-label={`Part for ${name}`}
        inputMode="decimal"
        autoComplete="off"
        value={amount}
        error={isRefused ? amountProblem(one, line, locale) : null}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget: { value } }) => onAmount(value)}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Without ${name}`} onClick={onRemove}>
        <Icon name="close" size={16} />
      </ActionIcon>
    </li>
  );
}

const TYPING_MS = 180;
const FOUND_SHOWN = 8;

type ItemSearchProps = { readonly line: MatchedLine; readonly taken: readonly number[]; readonly onChoose: (item: DueItem) => void };

function mentions(item: DueItem, text: string): boolean {
  const known = `${partyOfItem(item)} ${nameOfItem(item)} ${item.description ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}

/** Open items of the line's currency, the likely ones first, the oldest first. */
function ItemSearch({ line, taken, onChoose }: ItemSearchProps): ReactNode {
  const input = useBusinessInput();
  const field = useFirstFocus<HTMLInputElement>();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), TYPING_MS);
  const query = useQuery(
    api.dueItems.list.queryOptions({
      input: { ...input, state: 'open', limit: 300, ...(settled === '' ? {} : { text: settled }) },
      placeholderData: keepPreviousData,
    }),
  );
  /** The line's own amount first, then what goes its way, then the rest. */
  const distance = ({ openAmountMinor }: DueItem): number => {
    if (openAmountMinor === line.amountMinor) return 0;
    return Math.sign(openAmountMinor) === Math.sign(line.amountMinor) ? 1 : 2;
  };
  // While the answer to what is typed is on its way, the list before it is narrowed here: Enter must not take what does not fit.
  const isAnswered = settled === text.trim() && !query.isPlaceholderData;
  const found = (query.data?.rows ?? [])
    .filter((item) => item.currency === line.currency && !taken.includes(item.id) && (isAnswered || mentions(item, text)))
    .toSorted((a, b) => distance(a) - distance(b));
  return (
    <div>
      <TextInput
        type="search"
        label="Find the item"
        placeholder="Number, name, description"
        ref={field}
        leftSection={<Icon name="search" size={16} />}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || text.trim() === '') return;
          // Enter takes the first that fits what is typed; only an empty search sends the form.
          event.preventDefault();
          if (first === undefined) return;
          onChoose(first);
          setText('');
        }}
      />
      <ul className={classes['found']} aria-label="Open items">
        {found.slice(0, FOUND_SHOWN).map((item) => (
          <li key={item.id}>
            <button type="button" className={classes['pick']} data-private onClick={() => onChoose(item)}>
              <span>
                {partyOfItem(item)} <strong>{nameOfItem(item)}</strong>
                <span className={classes['faint']}>, due {formatDate(item.dueDate)}</span>
              </span>
              <ItemMoney amountMinor={item.openAmountMinor} currency={item.currency} />
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && query.data !== undefined ? <p className={classes['text']}>No open item in {line.currency} fits.</p> : null}
      {found.length > FOUND_SHOWN ? <p className={classes['text']}>{found.length - FOUND_SHOWN} more; type to narrow them.</p> : null}
    </div>
  );
}

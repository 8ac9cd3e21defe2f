import { Button, Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { MayButton } from '../../components/may-button.tsx';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { useCreateCategory } from '../../components/use-create-category.ts';
import { useFormat } from '../../components/use-format.ts';
import { useMay } from '../../components/use-may.ts';
import { countOf } from '../../format/numbers.ts';
import { runTask } from '../../stores/tasks.ts';
import { CategoryPicker, type PickedBy } from './category-picker.tsx';
import { type Selection, selectedCount } from './selection.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import type { TransactionFilter } from './transaction-filter.ts';
import { type CategoryPick, useCategorise } from './use-categorise.ts';
import type { SplitCounts } from './use-split-counts.ts';
import type { TransactionPages } from './use-transaction-pages.ts';

const LINES = { one: 'line', many: 'lines' };
/** More than this takes long enough to be shown in the top bar, with Cancel. */
const QUICK_ROWS = 2000;

type EditingInput = {
  readonly pages: TransactionPages;
  readonly splitCounts: SplitCounts;
  readonly categories: readonly Category[];
  readonly selection: Selection;
  readonly activeRow: number;
  readonly filter: TransactionFilter;
  readonly setActiveRow: (row: number) => void;
  readonly focusGrid: () => void;
  /** Shows a line beside the list. */
  readonly openLine: (id: number) => void;
};

type LineEditing = {
  readonly editingRow: number | null;
  readonly editor: ReactNode;
  readonly isBusy: boolean;
  readonly edit: (row: number) => void;
  /** One-letter action `c`: on the selection, else on the active line. */
  readonly categorise: () => void;
  readonly copySelection: () => Promise<void>;
  readonly selectionActions: (onClear: () => void) => ReactNode;
};

/** Setting categories: in the line itself, from line to line with Tab and Enter, or on everything selected. */
export function useLineEditing(input: EditingInput): LineEditing {
  const { pages, splitCounts, categories, selection, activeRow, filter, setActiveRow, focusGrid, openLine } = input;
  const { locale } = useFormat();
  const [editingRow, setEditingRow] = useState<number | null>(null);
  const [isBulkOpen, setIsBulkOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const categorise = useCategorise();
  const create = useCreateCategory();
  const count = selectedCount(selection);
  const may = useMay('bookkeeper');

  const leave = (): void => {
    setEditingRow(null);
    focusGrid();
  };
  // Where the filter shows lines by category, a changed line leaves the list and the next one moves up into its place.
  const staysInPlace = filter.uncategorised === true || filter.categoryId !== undefined;
  const isDivided = (row: number): boolean => splitCounts.has(pages.rowAt(row)?.id ?? 0);
  /** The row that far on, beyond divided lines; where only those are left, the row itself. */
  const nextWholeRow = (row: number, step: number): number => {
    if (step === 0) return row;
    let next = row + step;
    while (isDivided(next)) next += step;
    return next < 0 || next >= pages.total ? row : next;
  };
  const goOn = (row: number, by: PickedBy, isChanged: boolean): void => {
    const step = by === 'shift-tab' ? -1 : staysInPlace && isChanged ? 0 : 1;
    const next = nextWholeRow(row, step);
    setActiveRow(next);
    if (by === 'enter') leave();
    else setEditingRow(next);
  };
  const edit = (row: number): void => {
    const line = pages.rowAt(row);
    if (line === undefined) return;
    setActiveRow(row);
    // A divided line has no category of its own to type: its parts have.
    if (splitCounts.has(line.id) || !may.isAllowed) openLine(line.id);
    else setEditingRow(row);
  };

  const whileBusy = async (work: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    try {
      await work();
    } catch (error) {
      showError(error);
    } finally {
      setIsBusy(false);
    }
  };
  const pickForSelection = (pick: CategoryPick): void => {
    setIsBulkOpen(false);
    focusGrid();
    void whileBusy(() => {
      if (count <= QUICK_ROWS) return pages.selectedRows(selection).then((rows) => categorise(rows, pick));
      return runTask(`Setting the category of ${countOf(count, LINES, locale)}`, async ({ signal }) =>
        categorise(await pages.selectedRows(selection, signal), pick, signal),
      );
    });
  };
  const copySelection = (): Promise<void> =>
    whileBusy(async () => {
      const rows = await pages.selectedRows(selection);
      await navigator.clipboard.writeText(spreadsheetText(rows, (1.5).toLocaleString(locale).charAt(1)));
      showDone(`${countOf(rows.length, LINES, locale)} copied, ready for a spreadsheet`);
    });

  const row = editingRow === null ? undefined : pages.rowAt(editingRow);
  const editor =
    editingRow === null || row === undefined ? null : (
      <CategoryPicker
        key={row.id}
        isInline
        label={`Category of ${row.counterparty ?? row.description}`}
        categories={categories}
        currentName={row.categoryName}
        onCreate={create}
        onCancel={leave}
        onSkip={(by) => goOn(editingRow, by, false)}
        onPick={(pick, by) => {
          void categorise([row], pick);
          goOn(editingRow, by, pick.categoryId !== row.categoryId);
        }}
      />
    );

  const selectionActions = (onClear: () => void): ReactNode => (
    <>
      <Popover opened={isBulkOpen} onChange={setIsBulkOpen} position="bottom-end" shadow="md" width={300} trapFocus>
        <Popover.Target>
          <MayButton size="compact-sm" aria-keyshortcuts="c" disabled={isBusy} onClick={() => setIsBulkOpen(true)}>
            Set category
          </MayButton>
        </Popover.Target>
        <Popover.Dropdown>
          <CategoryPicker
            label={`Category for ${countOf(count, LINES, locale)}`}
            categories={categories}
            currentName={null}
            onCreate={create}
            onCancel={() => {
              setIsBulkOpen(false);
              focusGrid();
            }}
            onPick={pickForSelection}
          />
        </Popover.Dropdown>
      </Popover>
      <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void copySelection()}>
        Copy
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
    </>
  );

  return {
    editingRow,
    editor,
    isBusy,
    edit,
    categorise: () => (count > 0 && may.isAllowed ? setIsBulkOpen(true) : edit(activeRow)),
    copySelection,
    selectionActions,
  };
}

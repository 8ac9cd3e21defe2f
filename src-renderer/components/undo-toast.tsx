import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorSentence, isCancelled } from '../client.ts';
import { useUndoStack } from '../stores/undo.ts';
import { announce } from './live-region.tsx';

const UNDO_SHOWN_MS = 10_000;

/** Says what was done and offers to take it back, here or by Ctrl/Cmd+Z. `undo` must bring back the state before. */
export function showUndo(message: string, undo: () => Promise<unknown>): void {
  const id = crypto.randomUUID();
  useUndoStack.getState().push({ id, message, undo });
  notifications.show({
    id,
    autoClose: UNDO_SHOWN_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button size="compact-sm" variant="default" flex="none" onClick={() => void undoNow(id)}>
          Undo
        </Button>
      </Group>
    ),
  });
}

/** Takes back the given step, or the latest. */
export async function undoNow(id?: string): Promise<void> {
  const entry = useUndoStack.getState().take(id);
  if (entry === undefined) {
    announce('There is nothing to undo.');
    return;
  }
  notifications.hide(entry.id);
  try {
    await entry.undo();
    showDone(`Undone: ${entry.message}`);
  } catch (error) {
    useUndoStack.getState().push(entry);
    showError(error);
  }
}

export function showDone(message: string): void {
  notifications.show({ message, autoClose: 4_000 });
}

/** Says what went wrong, and stays until read. A cancelled call says nothing: the person asked for it. */
export function showError(error: unknown): void {
  if (isCancelled(error)) return;
  notifications.show({ title: 'That did not work', message: errorSentence(error), color: 'red', autoClose: 12_000 });
}

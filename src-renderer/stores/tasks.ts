import { create } from 'zustand';

export type Task = {
  readonly id: string;
  /** What is being done, for a person: "Reading statement.csv". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly status: 'running' | 'finished' | 'failed';
  readonly startedAt: number;
  /** Absent for runs that this window did not start. */
  readonly cancel?: () => void;
};

type Tasks = {
  readonly tasks: readonly Task[];
  readonly start: (task: Pick<Task, 'id' | 'label'> & { readonly cancel?: () => void }) => void;
  readonly progress: (event: Pick<Task, 'id' | 'label' | 'done' | 'total'>) => void;
  readonly end: (id: string, status: 'finished' | 'failed' | 'cancelled') => void;
  readonly forget: (id: string) => void;
};

/** Long enough to be read in passing. */
const SHOWN_AFTER_END_MS = 6_000;

export const useTasks = create<Tasks>((set, get) => {
  const change = (id: string, to: Partial<Task>): void => {
    set({ tasks: get().tasks.map((task) => (task.id === id ? { ...task, ...to } : task)) });
  };
  const forget = (id: string): void => set({ tasks: get().tasks.filter((task) => task.id !== id) });
  return {
    tasks: [],
    start: (task) => set({ tasks: [...get().tasks, { ...task, done: 0, total: 0, status: 'running', startedAt: Date.now() }] }),
    progress: ({ id, label, done, total }) => {
      const known = get().tasks.find((task) => task.id === id);
      if (known === undefined) {
        // A run that this window did not start (the schedule's) has no promise to end it: its own figures do.
        if (done < total) set({ tasks: [...get().tasks, { id, label, done, total, status: 'running', startedAt: Date.now() }] });
        return;
      }
      change(id, { label, done, total });
      if (known.cancel === undefined && done >= total) get().end(id, 'finished');
    },
    end: (id, status) => {
      if (status === 'cancelled') return forget(id);
      change(id, { status });
      setTimeout(() => forget(id), SHOWN_AFTER_END_MS);
    },
    forget,
  };
});

/**
 * Runs something long under the eyes of the top bar: it shows progress and a Cancel there, on whatever page the person is. The procedure gets the
 * task's id, by which the host reports progress, and the signal that cancels it.
 */
export async function runTask<T>(label: string, run: (task: { readonly taskId: string; readonly signal: AbortSignal }) => Promise<T>): Promise<T> {
  const id = crypto.randomUUID();
  const controller = new AbortController();
  const { start, end } = useTasks.getState();
  start({ id, label, cancel: () => controller.abort() });
  try {
    const result = await run({ taskId: id, signal: controller.signal });
    end(id, 'finished');
    return result;
  } catch (error) {
    // Whoever asked may have left the page, which is a cancellation as well and nothing that failed.
    const isCancelled = controller.signal.aborted || (error instanceof DOMException && error.name === 'AbortError');
    end(id, isCancelled ? 'cancelled' : 'failed');
    throw error;
  }
}

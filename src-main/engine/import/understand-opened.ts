import type { RunControl } from '../common/run-control.ts';
import type { OpenedStatement, UnderstoodStatement } from './types.ts';

const PROGRESS_STEP = 16_384;

/** Reads an opened statement to its end once: counts the movements, lists what is left out, and proves the balance. */
export function understandOpened(opened: OpenedStatement, control: RunControl): UnderstoodStatement {
  let count = 0;
  const end = opened.readRows(() => {
    count += 1;
    if (count % PROGRESS_STEP === 0) control.checkpoint('Checking the balance', count, opened.mostRows);
  });
  return { detected: opened.detected, questions: opened.questions, ...end, readRows: (visit) => void opened.readRows(visit) };
}

/** A statement that is understood already, as an opened one. */
export function openUnderstood(statement: UnderstoodStatement): OpenedStatement {
  const { detected, questions, statedBalances, proof, byAccount, rowCount, leftOut } = statement;
  return {
    detected,
    questions,
    mostRows: rowCount,
    readRows: (visit) => {
      statement.readRows(visit);
      return { statedBalances, proof, byAccount, rowCount, leftOut };
    },
  };
}

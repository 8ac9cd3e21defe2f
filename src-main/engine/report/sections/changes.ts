import type { Node } from '../document.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, tableOf, twoLines, type Typesetter } from '../typesetter.ts';

/** What the codes of the log are called where their own words do not read well. */
const ACTION_WORDS: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'changed',
  delete: 'removed',
  import: 'imported',
  undo_import: 'undid the import of',
  export: 'exported',
  categorise: 'categorised',
  state_balance: 'stated the balance of',
  pipeline_run: 'ran the checks, changing',
  create_sample: 'made sample data for',
};

/** Where a change was made, as its writer called the place. */
const SOURCE_WORDS: Readonly<Record<string, string>> = { cli: 'command line', desktop: 'window' };

const plain = (code: string): string => code.replaceAll('_', ' ');

/** What the log recorded in the period: counted by person and action, and the newest entries one by one. */
export function changesSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { changeGroups, changes, verification, business } = facts;
  const total = changeGroups.reduce((sum, group) => sum + group.entryCount, 0);
  const inLog = counted(setter, verification.own.entries, 'entry', 'entries');
  if (total === 0) {
    const text = `The audit log of this business has ${inLog}, none of them made in this period.`;
    return section(setter, 'Changes by person', { rowCount: 1, content: [paragraph(text)] });
  }
  const groupColumns = [
    { title: 'Person', weight: 30 },
    { title: 'Did what', weight: 26 },
    { title: 'To what', weight: 30 },
    { title: 'Times', weight: 12, align: 'right' },
  ] as const;
  const act = (action: string): string => setter.print(ACTION_WORDS[action] ?? plain(action), 60);
  const groupRows = changeGroups.map((group): Cell[] => [
    setter.print(group.userName, 80),
    act(group.action),
    setter.print(plain(group.entityType), 60),
    setter.count(group.entryCount),
  ]);
  const columns = [
    { title: 'Entry', weight: 9, align: 'right' },
    { title: 'When', weight: 18, figures: true },
    { title: 'Person', weight: 18 },
    { title: 'From', weight: 14 },
    { title: 'Did what', weight: 21 },
    { title: 'To what', weight: 28 },
  ] as const;
  const rows = changes.map((change): Cell[] => [
    setter.count(change.sequenceNumber),
    change.madeAt,
    setter.print(change.userName, 80),
    setter.print(SOURCE_WORDS[change.source] ?? plain(change.source), 40),
    act(change.action),
    twoLines(
      setter.print(`${plain(change.entityType)}${change.entityId === null ? '' : ` ${change.entityId}`}`, 80),
      change.reason === null ? '' : setter.print(`Reason: ${change.reason}`),
    ),
  ]);
  const more = total - changes.length;
  const list =
    more > 0 ? `The newest ${setter.count(changes.length)}; ${setter.count(more)} more of the period are in the log.` : 'All of them, newest first.';
  const content: Node[] = [
    paragraph(
      `${counted(setter, total, 'entry', 'entries')} of the period, of ${inLog} in the audit log of this business. Times are those of ${business.timeZone}.`,
    ),
    tableOf(setter, groupColumns, groupRows),
    paragraph(list),
    tableOf(setter, columns, rows),
  ];
  return section(setter, 'Changes by person', { rowCount: groupRows.length + rows.length + 4, content });
}
